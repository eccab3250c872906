// Answers the task protection path: calls the ECS operation on behalf of the task and words its
// output as the ECS agent does.
#include "protection.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/json.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/endpoints.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "answer.hpp"

namespace localecs::metadata {
namespace {

http::Response refusal(unsigned status, const state::Task* task, const std::string& code,
                       const std::string& message, const std::string& request_id = {}) {
  Json error = Json::object();
  if (task) error["Arn"] = task->arn;
  error["Code"] = code;
  error["Message"] = message;
  Json body = Json::object();
  if (!request_id.empty()) body["requestID"] = request_id;
  body["error"] = std::move(error);
  return answer(status, body);
}

// The body of a PUT.
struct Wanted {
  std::optional<bool> enabled;
  std::optional<std::int64_t> minutes;
};

// nullopt if the body is malformed. Like the agent it refuses unknown members and takes names in
// any case.
std::optional<Wanted> read_wanted(const std::string& body) {
  const Json document = read_json(body);
  Wanted wanted;
  if (document.is_null()) return wanted;
  if (!document.is_object()) return std::nullopt;
  for (const auto& [name, value] : document.items()) {
    const std::string member = to_lower(name);
    if (member == "protectionenabled" && value.is_boolean())
      wanted.enabled = value.get<bool>();
    else if (member == "expiresinminutes" && value.is_number_integer())
      wanted.minutes = value.get<std::int64_t>();
    else if (!value.is_null() || (member != "protectionenabled" && member != "expiresinminutes"))
      return std::nullopt;
  }
  return wanted;
}

// Runs the ECS operation `name` as if the task had called it, and gives its output. Throws
// aws::Error.
aws::Document call_ecs(state::State& state, const state::Task& task, std::string_view name,
                       aws::Document input, IdSource& ids, TimePoint now) {
  const auto arn = Arn::parse(task.arn).value_or(Arn{});
  services::Call call{.state = state,
                      .scope = {.account = arn.account, .region = arn.region},
                      .now = now,
                      .ids = ids,
                      .caller_arn = "arn:aws:iam::" + arn.account + ":root",
                      .endpoint = {}};
  input["cluster"] = task.cluster_arn;
  input["tasks"] = {task.arn};
  const auto& all = services::ecs::operations().operations;
  std::string output;
  std::ranges::find(all, name, &services::Operation::name)->run(call, input, output);
  return aws::Document::parse(output);
}

Json view_of(const aws::Document& output) {
  if (!output["failures"].empty()) {
    const aws::Document& failure = output["failures"][0];
    Json detail = nullptr;
    if (failure.contains("detail")) detail = failure["detail"].get<std::string>();
    return {{"failure",
             {{"Arn", failure["arn"].get<std::string>()},
              {"Detail", std::move(detail)},
              {"Reason", failure["reason"].get<std::string>()}}}};
  }
  const aws::Document& task = output["protectedTasks"][0];
  Json view = Json::object();
  if (task.contains("expirationDate"))
    view["ExpirationDate"] = to_rfc3339(from_epoch_seconds(task["expirationDate"].get<double>()));
  view["ProtectionEnabled"] = task["protectionEnabled"].get<bool>();
  view["TaskArn"] = task["taskArn"].get<std::string>();
  return {{"protection", std::move(view)}};
}

http::Response carry_out(state::State& state, const state::Task& task, std::string_view name,
                         aws::Document input, IdSource& ids, TimePoint now) {
  try {
    return answer(200, view_of(call_ecs(state, task, name, std::move(input), ids, now)));
  } catch (const aws::Error& error) {
    return refusal(error.status(), &task, error.code(), error.what(), ids.uuid());
  }
}

}  // namespace

http::Response protection_answer(state::State& state, const state::Task* task,
                                 const http::Request& request, IdSource& ids, TimePoint now) {
  const char* invalid = "InvalidParameterException";
  const bool update = request.method == "PUT";
  const std::optional<Wanted> wanted = update ? read_wanted(request.body) : Wanted{};
  if (!wanted)
    return refusal(400, nullptr, invalid, "UpdateTaskProtection: failed to decode request");
  if (!task)
    return refusal(404, nullptr, "ResourceNotFoundException",
                   "Failed to find a task for the request");
  if (update && !wanted->enabled)
    return refusal(400, task, invalid,
                   "Invalid request: does not contain 'ProtectionEnabled' field");
  if (!state[ecs::endpoints].credentials.contains(task->credentials_id))
    return refusal(403, task, "AccessDeniedException",
                   "Invalid Request: no task IAM role credentials available for task");
  if (!update)
    return carry_out(state, *task, "GetTaskProtection", aws::Document::object(), ids, now);
  aws::Document input{{"protectionEnabled", *wanted->enabled}};
  if (wanted->minutes) input["expiresInMinutes"] = *wanted->minutes;
  return carry_out(state, *task, "UpdateTaskProtection", std::move(input), ids, now);
}

}  // namespace localecs::metadata
