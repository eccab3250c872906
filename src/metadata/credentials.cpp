// Issues and renews role sessions; words their answers and errors as the ECS agent does.
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

// SDKs ask again 15 minutes before the end, and must get a later end then.
constexpr Duration kLifetime = 6h, kRenewedBefore = 20min;

http::Response refusal(const Route& route, const char* code, const std::string& message) {
  const std::string prefix = "CredentialsV" + std::to_string(route.version) + "Request: ";
  return answer(400, {{"code", code}, {"message", prefix + message}, {"HTTPErrorCode", 400}});
}

std::string role_of(const state::Task& task) {
  const auto& by = task.overrides;
  const bool overridden = by && by->taskRoleArn && !by->taskRoleArn->empty();
  return overridden ? *by->taskRoleArn : task.definition->taskRoleArn.value_or("");
}

// The session of the task that ends last. What has ended is forgotten on the way.
const state::RoleSession* newest_session(state::State& state, const std::string& task_arn,
                                         TimePoint now) {
  const state::RoleSession* newest = nullptr;
  const std::set<std::string> keys = state[sts::role_sessions].of_task(task_arn);
  for (const std::string& key : keys) {
    const state::RoleSession* found = state[sts::role_sessions].find(key);
    if (!found || found->expires_at <= now) {
      state[sts::role_sessions].erase(key);
    } else if (!newest || newest->expires_at < found->expires_at) {
      newest = found;
    }
  }
  return newest;
}

const state::RoleSession& session_of(state::State& state, const state::Task& task, IdSource& ids,
                                     TimePoint now) {
  const state::RoleSession* current = newest_session(state, task.arn, now);
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
  const auto found = state[ecs::endpoints].credentials.find(route.id);
  const state::Task* task =
      found == state[ecs::endpoints].credentials.end() ? nullptr : state[ecs::tasks].find(found->second);
  const bool may_know = task && can_be(state, *task, peer);
  if (task && !may_know) log::warn("{} asked for the credentials of {}: refused", peer, task->arn);
  if (!may_know) return refusal(route, "InvalidIdInRequest", "Credentials not found");
  const state::RoleSession& session = session_of(state, *task, ids, now);
  return answer(200, {{"RoleArn", session.role_arn},
                      {"AccessKeyId", session.access_key_id},
                      {"SecretAccessKey", session.secret_access_key},
                      {"Token", session.token},
                      {"Expiration",
                       to_rfc3339(std::chrono::floor<std::chrono::seconds>(session.expires_at))}});
}

}  // namespace localecs::metadata
