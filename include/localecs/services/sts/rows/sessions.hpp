// Temporary identities, and commands being run in containers.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>

#include <map>
#include <string>
#include <string_view>

namespace localecs::state {

// What an access key issued to a task (or by AssumeRole) stands for.
struct RoleSession {
  std::string access_key_id;  // ASIA + 16
  std::string secret_access_key, token;
  std::string role_arn;
  std::string session_name;  // of a task: its id
  std::string role_id;       // AROA + 17
  std::string task_arn;      // empty: not a task's. A task's session dies with it.
  TimePoint expires_at{};
  std::string account{};  // without a role (GetSessionToken): whose root this is
};

// A fresh identity: new keys for that role, nobody's task yet.
RoleSession make_role_session(IdSource& ids, std::string role_arn, std::string session_name,
                              TimePoint expires_at);
// AROA + 17: the same for a role whenever it is asked for.
std::string role_id_of(std::string_view role_arn);
std::string account_of(const RoleSession& session);
// "arn:aws:sts::<account>:assumed-role/<role>/<session>": the role's name without its path.
std::string assumed_role_arn(const RoleSession& session);
// Whether an access key id is of the kind that make_role_session draws: one that is unknown
// belonged to a session that is no more.
bool is_session_key(std::string_view access_key_id);

// An ExecuteCommand call whose data channel is open or may yet be opened.
struct ExecSession {
  std::string id;     // ecs-execute-command-<17>
  std::string token;  // what the plugin shows first
  std::string task_arn, container, runtime_id;
  std::string command;
  TimePoint created_at{};
  bool opened = false;  // the token has been shown: it opens nothing any more
};
using ExecSessions = std::map<std::string, ExecSession, std::less<>>;

// Forgets the sessions that nobody has opened within a minute.
void expire(ExecSessions& sessions, TimePoint now);

}  // namespace localecs::state
