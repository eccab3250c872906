// Temporary identities, and commands being run in containers.
#pragma once

#include <localecs/base/time.hpp>

#include <string>

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
};

// An ExecuteCommand call whose data channel is open or may yet be opened.
struct ExecSession {
  std::string id;     // ecs-execute-command-<17>
  std::string token;  // what the plugin shows first
  std::string task_arn, container, runtime_id;
  std::string command;
  TimePoint created_at{};
};

}  // namespace localecs::state
