// The sessions of ExecuteCommand: commands that run in containers, or wait for their client.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <map>
#include <string>

namespace localecs::state {

// One ExecuteCommand call. Its client, the Session Manager plugin, opens the data channel later.
struct ExecSession {
  std::string id;     // ecs-execute-command-<17>
  std::string token;  // the plugin sends it first, to prove that the session is its own
  std::string task_arn, container, runtime_id;
  std::string command;
  TimePoint created_at{};
  bool opened = false;  // the token was used: it works only once
};
struct ExecSessions : std::map<std::string, ExecSession, std::less<>> {};  // by id

// Forgets the sessions that were not opened within a minute of their call.
void expire(ExecSessions& sessions, TimePoint now);

}  // namespace localecs::state
