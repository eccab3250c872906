// Sessions: the temporary credentials that STS or a task's role has issued.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/state/table.hpp>

#include <string>
#include <string_view>

namespace localecs::state {

// The session of an access key that was issued to a task or by STS.
struct RoleSession {
  std::string access_key_id;  // ASIA + 16
  std::string secret_access_key, token;
  std::string role_arn;
  std::string session_name;  // of a task: its id
  std::string role_id;       // AROA + 17
  std::string task_arn;      // empty: no task's session. A task's ends with the task
  TimePoint expires_at{};
  std::string account{};  // for sessions without a role (GetSessionToken)
};

// A session with new keys for that role. It belongs to no task yet.
RoleSession make_role_session(IdSource& ids, std::string role_arn, std::string session_name,
                              TimePoint expires_at);
// The role's id: "AROA" and 17 characters, always the same for one role.
std::string role_id_of(std::string_view role_arn);
std::string account_of(const RoleSession& session);
// "arn:aws:sts::<account>:assumed-role/<role>/<session>": the role's name without its path.
std::string assumed_role_arn(const RoleSession& session);
// True if the id looks like those of make_role_session(). If no session has it, its session has
// ended.
bool is_session_key(std::string_view access_key_id);

// The sessions by access key id, and those of each task.
class RoleSessions : public Table<RoleSession> {
 public:
  using Table<RoleSession>::Table;

  // Adds a session under its access key id, and to its task's.
  const RoleSession& add(RoleSession session);
  // The access key ids of a task's sessions.
  const std::set<std::string>& of_task(std::string_view task_arn) const {
    return of_task_.of(task_arn);
  }
  void erase(const std::string& access_key_id);
  // Ends the sessions of a task that has stopped.
  void end_those_of(const std::string& task_arn);
  void clear();

 private:
  using Table<RoleSession>::put;

  Index of_task_;
};

}  // namespace localecs::state
