// Commands being run in containers, or about to be.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <map>
#include <string>

namespace localecs::state {

// An ExecuteCommand call whose data channel is open or may yet be opened.
struct ExecSession {
  std::string id;     // ecs-execute-command-<17>
  std::string token;  // what the plugin shows first
  std::string task_arn, container, runtime_id;
  std::string command;
  TimePoint created_at{};
  bool opened = false;  // the token has been shown: it opens nothing any more
};
struct ExecSessions : std::map<std::string, ExecSession, std::less<>> {};  // by id

// Forgets the sessions that nobody has opened within a minute.
void expire(ExecSessions& sessions, TimePoint now);

}  // namespace localecs::state
