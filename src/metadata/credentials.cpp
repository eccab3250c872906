// Issues and renews role sessions, and words them and the errors as the ECS agent does.
#include "credentials.hpp"

#include <localecs/base/log.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/endpoints.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/services/sts/rows/sessions.hpp>
#include <localecs/state/state.hpp>

#include "answer.hpp"
#include "asker.hpp"

namespace localecs::metadata {
namespace {

using namespace std::chrono_literals;

// SDKs ask again 15 minutes before a session ends. Renewing it before that gives them a later end,
// rather than the same session again.
constexpr Duration kLifetime = 6h, kRenewedBefore = 20min;

http::Response refusal(const Route& route, const char* code, const std::string& message) {
  const std::string prefix = "CredentialsV" + std::to_string(route.version) + "Request: ";
  return answer(400, {{"code", code}, {"message", prefix + message}, {"HTTPErrorCode", 400}});
}

// Empty if the task has no role.
std::string role_of(const state::Task& task) {
  const auto& by = task.overrides;
  const bool overridden = by && by->taskRoleArn && !by->taskRoleArn->empty();
  return overridden ? *by->taskRoleArn : task.definition->taskRoleArn.value_or("");
}

void erase_expired_sessions(state::State& state, const std::string& task_arn, TimePoint now) {
  const std::set<std::string> keys =
      state[sts::role_sessions].of_task(task_arn);  // erase() edits it
  for (const std::string& key : keys) {
    const state::RoleSession* session = state[sts::role_sessions].find(key);
    if (session && session->expires_at <= now) state[sts::role_sessions].erase(key);
  }
}

// The session of the task that expires last; nullptr if it has none.
const state::RoleSession* newest_session(const state::State& state, const std::string& task_arn) {
  const state::RoleSession* newest = nullptr;
  for (const std::string& key : state[sts::role_sessions].of_task(task_arn)) {
    const state::RoleSession* session = state[sts::role_sessions].find(key);
    if (session && (!newest || newest->expires_at < session->expires_at)) newest = session;
  }
  return newest;
}

const state::RoleSession& current_or_new_session(state::State& state, const state::Task& task,
                                                 IdSource& ids, TimePoint now) {
  erase_expired_sessions(state, task.arn, now);
  const state::RoleSession* current = newest_session(state, task.arn);
  if (current && current->expires_at - now > kRenewedBefore) return *current;
  state::RoleSession session = state::make_role_session(
      ids, role_of(task), std::string(state::id_of(task.arn)), now + kLifetime);
  session.task_arn = task.arn;
  return state[sts::role_sessions].add(std::move(session));
}

}  // namespace

http::Response credentials_answer(state::State& state, const Route& route, std::string_view peer,
                                  IdSource& ids, TimePoint now) {
  if (route.id.empty()) return refusal(route, "NoIdInRequest", "No Credential ID in the request");
  const auto& tasks = state[ecs::endpoints].credentials;
  const auto found = tasks.find(route.id);
  const state::Task* task = found == tasks.end() ? nullptr : state[ecs::tasks].find(found->second);
  const bool may_know = task && may_be_task(state, *task, peer);
  if (task && !may_know) log::warn("{} asked for the credentials of {}: refused", peer, task->arn);
  if (!may_know) return refusal(route, "InvalidIdInRequest", "Credentials not found");
  const state::RoleSession& session = current_or_new_session(state, *task, ids, now);
  return answer(200, {{"RoleArn", session.role_arn},
                      {"AccessKeyId", session.access_key_id},
                      {"SecretAccessKey", session.secret_access_key},
                      {"Token", session.token},
                      {"Expiration",
                       to_rfc3339(std::chrono::floor<std::chrono::seconds>(session.expires_at))}});
}

}  // namespace localecs::metadata
