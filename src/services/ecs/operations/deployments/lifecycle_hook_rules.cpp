// Checks lifecycle hooks. Messages are ECS's own where we have seen them.
#include "lifecycle_hook_rules.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/deployment_configuration.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>

#include "operations/tasks/launch_rules.hpp"

namespace localecs::services::ecs {
namespace {

using Stages = std::vector<DeploymentLifecycleHookStage>;

constexpr std::ptrdiff_t kMostHooks = 10;
constexpr int kLongestWait = 20160;  // minutes

bool allows_pause(DeploymentLifecycleHookStage stage) {
  return stage != DeploymentLifecycleHookStage::TEST_TRAFFIC_SHIFT &&
         stage != DeploymentLifecycleHookStage::PRODUCTION_TRAFFIC_SHIFT;
}

bool is_account(const std::string& text) {
  return text.size() == 12 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_pause(const DeploymentLifecycleHook& hook) {
  return hook.targetType == DeploymentLifecycleHookTargetType::PAUSE;
}

// "function:check", "function:check:live", "function:check:$LATEST"
bool is_function(std::string_view resource) {
  const auto parts = split(resource, ':');
  if (parts.size() < 2 || parts.size() > 3 || parts[0] != "function") return false;
  return is_name(parts[1], 140) &&
         (parts.size() == 2 || parts[2] == "$LATEST" || is_name(parts[2], 128));
}

// These three messages are ours: ECS's are not known.
void check_function(const DeploymentLifecycleHook& hook) {
  if (!hook.hookTargetArn)
    throw invalid_parameter("hookTargetArn must be specified for AWS_LAMBDA lifecycle hooks.");
  const auto arn = Arn::parse(*hook.hookTargetArn);
  if (!arn || arn->service != "lambda" || !is_name(arn->region, 32) || !is_account(arn->account) ||
      !is_function(arn->resource))
    throw invalid_parameter("Invalid hookTargetArn for lifecycle hook: " + *hook.hookTargetArn);
  const auto role = Arn::parse(hook.roleArn.value_or(""));
  if (!role || role->service != "iam" || !role->resource.starts_with("role/"))
    throw invalid_parameter(hook.roleArn ? "Invalid roleArn for lifecycle hook: " + *hook.roleArn
                                         : "roleArn must be specified for AWS_LAMBDA lifecycle "
                                           "hooks.");
}

void check_hook(const DeploymentLifecycleHook& hook) {
  if (hook.lifecycleStages.value_or(Stages{}).empty())
    throw invalid_parameter("lifecycleStages can not be empty.");
  if (!is_pause(hook)) check_function(hook);
  if (is_pause(hook) && !std::ranges::all_of(*hook.lifecycleStages, allows_pause))
    throw invalid_parameter("Invalid lifecycle stage provided for Pause Hook");
  const int minutes =
      hook.timeoutConfiguration ? hook.timeoutConfiguration->timeoutInMinutes.value_or(1) : 1;
  if (minutes < 1 || minutes > kLongestWait)
    throw invalid_parameter("timeoutInMinutes must be between 1 and 20160.");
}

}  // namespace

void check_hooks(const DeploymentConfiguration& configuration) {
  if (!configuration.lifecycleHooks) return;
  const auto all = static_cast<std::ptrdiff_t>(configuration.lifecycleHooks->size());
  const auto pauses = std::ranges::count_if(*configuration.lifecycleHooks, is_pause);
  if (pauses > kMostHooks)
    throw invalid_parameter("lifecycleHooks can have at most 10 pause hooks.");
  if (all - pauses > kMostHooks)
    throw invalid_parameter("lifecycleHooks can have at most 10 Lambda hooks.");
  for (const auto& hook : *configuration.lifecycleHooks) check_hook(hook);
}

// ECS has no stages but those two known to be ROLLING's; a hook of another would never be invoked.
void check_stages(const DeploymentConfiguration& configuration) {
  if (configuration.strategy != DeploymentStrategy::ROLLING || !configuration.lifecycleHooks)
    return;
  for (const DeploymentLifecycleHook& hook : *configuration.lifecycleHooks)
    for (const DeploymentLifecycleHookStage stage : hook.lifecycleStages.value_or(Stages{}))
      if (stage != DeploymentLifecycleHookStage::PRE_SCALE_UP &&
          stage != DeploymentLifecycleHookStage::POST_SCALE_UP)
        throw unsupported("invoke lifecycle hooks of the stage " +
                          std::string(aws::to_text(stage)) + " in ROLLING deployments");
}

void check_functions(const Call& call, const std::optional<DeploymentConfiguration>& given) {
  if (!given || !given->lifecycleHooks || call.state[ecs::settings].has_functions) return;
  if (!std::ranges::all_of(*given->lifecycleHooks, is_pause))
    throw unsupported(
        "invoke AWS Lambda functions as lifecycle hooks unless --lambda-endpoint names a URL");
}

}  // namespace localecs::services::ecs
