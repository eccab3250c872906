// The contract between ECS and the functions of lifecycle hooks.
#include "hook_functions.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/base/json.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace localecs::decide {
namespace {

using namespace aws::ecs;
using namespace std::chrono_literals;
using aws::Document;
using HookStatus = DeploymentLifecycleHookStatus;
using Stage = DeploymentLifecycleHookStage;
using state::HookCall;

constexpr Duration kUsualDelay = 30s;
// One second at least: a function that answers at once is not to be asked without end.
constexpr Duration kLeastDelay = 1s, kMostDelay = 24h * 14;

// Whole percents without a fraction, as ECS writes them.
Document percent(const std::optional<double>& weight) {
  const double value = weight.value_or(0);
  if (value == std::floor(value)) return static_cast<std::int64_t>(value);
  return value;
}

using Weight = std::optional<double> ServiceRevisionSummary::*;

Document weights(const ServiceDeployment& deployment, Weight weight, bool of_this_stage) {
  Document all = Document::object();
  if (!of_this_stage) return all;
  const auto& target = deployment.targetServiceRevision;
  if (target && target->arn) all[*target->arn] = percent((*target).*weight);
  if (deployment.sourceServiceRevisions)
    for (const auto& source : *deployment.sourceServiceRevisions)
      if (source.arn) all[*source.arn] = percent(source.*weight);
  return all;
}

void fail(HookCall& call, std::string problem) {
  call.status = HookStatus::FAILED;
  call.problem = std::move(problem);
}

void fail_to_parse(HookCall& call, const std::string& why) {
  fail(call,
       "ECS was unable to parse the response from " + *call.hook.hookTargetArn + " due to " + why);
}

// How long to wait before the function is asked again; nothing if the member is no number of
// seconds.
std::optional<Duration> delay_of(const Document& answer) {
  const auto given = answer.find("callBackDelay");
  if (given == answer.end() || given->is_null()) return kUsualDelay;
  if (!given->is_number()) return std::nullopt;
  const double seconds = given->get<double>();
  if (!(seconds >= 0)) return std::nullopt;
  if (seconds >=
      static_cast<double>(std::chrono::duration_cast<std::chrono::seconds>(kMostDelay).count()))
    return kMostDelay;
  return std::max(Duration(static_cast<std::int64_t>(seconds * 1000)), kLeastDelay);
}

void ask_again(HookCall& call, const Document& answer, TimePoint now) {
  const auto delay = delay_of(answer);
  if (!delay) return fail_to_parse(call, "CallBackDelay must be a number of seconds");
  call.invoke_at = now + *delay;
  const auto details = answer.find("hookDetails");
  if (details != answer.end() && !details->is_null())
    call.hook.hookDetails =
        aws::FreeDocument{details->dump(-1, ' ', false, Document::error_handler_t::replace)};
}

void take_answer(HookCall& call, const Document& answer, TimePoint now) {
  if (!answer.is_object()) return fail_to_parse(call, "it is not a JSON object");
  const auto status = answer.find("hookStatus");
  if (status == answer.end() || status->is_null())
    return fail_to_parse(call, "HookStatus must not be null");
  if (*status == "SUCCEEDED") {
    call.status = HookStatus::SUCCEEDED;
  } else if (*status == "IN_PROGRESS") {
    ask_again(call, answer, now);
  } else if (*status == "FAILED") {
    fail(call, "Lifecycle hook target " + *call.hook.hookTargetArn + " returned FAILED status.");
  } else {
    fail_to_parse(call, "HookStatus must be one of SUCCEEDED, FAILED, IN_PROGRESS");
  }
}

}  // namespace

bool invokes_function(const HookCall& call) {
  return call.hook.targetType != DeploymentLifecycleHookTargetType::PAUSE;
}

effects::InvokeFunction invocation_of(const state::ServiceDeployment& deployment,
                                      const HookCall& call) {
  const ServiceDeployment& described = deployment.described;
  const auto& target = described.targetServiceRevision;
  Document payload{{"executionId", call.execution_id},
                   {"lifecycleStage", aws::to_text(call.stage)},
                   {"resourceArn", deployment.arn},
                   {"executionDetails",
                    {{"serviceArn", deployment.service_arn},
                     {"targetServiceRevisionArn", target ? target->arn.value_or("") : ""},
                     {"testTrafficWeights",
                      weights(described, &ServiceRevisionSummary::requestedTestTrafficWeight,
                              call.stage == Stage::TEST_TRAFFIC_SHIFT)},
                     {"productionTrafficWeights",
                      weights(described, &ServiceRevisionSummary::requestedProductionTrafficWeight,
                              call.stage == Stage::PRODUCTION_TRAFFIC_SHIFT)}}}};
  if (call.hook.hookDetails) payload["hookDetails"] = read_json(call.hook.hookDetails->json);
  return {.key = {deployment.arn, call.id},
          .function_arn = *call.hook.hookTargetArn,
          .payload = payload.dump(-1, ' ', false, Document::error_handler_t::replace)};
}

void observe(state::ServiceDeployment& deployment, const effects::FunctionAnswered& answer,
             TimePoint now) {
  const auto call = std::ranges::find(deployment.hooks, answer.key.hook_id, &HookCall::id);
  if (call == deployment.hooks.end() || !call->is_invoked) return;
  call->is_invoked = false;
  if (call->status != HookStatus::IN_PROGRESS) return;  // it has timed out meanwhile
  if (!answer.problem.empty())
    return fail(*call, "ECS was unable to invoke hook target " + *call->hook.hookTargetArn +
                           " due to " + answer.problem);
  take_answer(*call, read_json(answer.payload), now);
}

bool is_in_flight(const state::ServiceDeployment& deployment) {
  return std::ranges::any_of(deployment.hooks, &HookCall::is_invoked);
}

void interrupt(state::ServiceDeployment& deployment) {
  for (HookCall& call : deployment.hooks) call.is_invoked = false;
}

}  // namespace localecs::decide
