// Checks capacity providers. Messages are ECS's own where we have seen them.
#include "capacity_provider_rules.hpp"

#include <localecs/aws/ecs/capacity_provider.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>

namespace localecs::services::ecs {
namespace {

constexpr int kLargestStep = 10'000, kLongestWarmup = 10'000, kDefaultWarmup = 300;
constexpr std::string_view kReserved[] = {"aws", "ecs", "fargate"};

void check_range(int value, int least, int most, const std::string& what) {
  if (value >= least && value <= most) return;
  throw client_error("The " + what + " value is invalid. Specify a value between " +
                     std::to_string(least) + " and " + std::to_string(most) + " and try again.");
}

void complete(ManagedScaling& scaling) {
  if (!scaling.status) scaling.status = ManagedScalingStatus::ENABLED;
  if (scaling.status == ManagedScalingStatus::DISABLED) return;
  const auto fill = [](std::optional<std::int32_t>& value, int otherwise) {
    if (!value) value = otherwise;
  };
  fill(scaling.targetCapacity, 100);
  fill(scaling.minimumScalingStepSize, 1);
  fill(scaling.maximumScalingStepSize, kLargestStep);
  fill(scaling.instanceWarmupPeriod, kDefaultWarmup);
  check_range(*scaling.targetCapacity, 1, 100, "target capacity");
  check_range(*scaling.minimumScalingStepSize, 1, kLargestStep, "minimum scaling step size");
  check_range(*scaling.maximumScalingStepSize, 1, kLargestStep, "maximum scaling step size");
  check_range(*scaling.instanceWarmupPeriod, 0, kLongestWarmup, "instance warmup period");
  if (*scaling.minimumScalingStepSize > *scaling.maximumScalingStepSize)
    throw client_error(
        "The minimum or maximum scaling step size value is invalid. Specify a minimum scaling step "
        "size value that is less than or equal to the maximum scaling step size value and try "
        "again.");
}

}  // namespace

void check_provider_name(const std::string& name) {
  const std::string lower = to_lower(name);
  const bool reserved = std::ranges::any_of(
      kReserved, [&](std::string_view prefix) { return lower.starts_with(prefix); });
  if (is_name(name) && !reserved) return;
  throw client_error(
      "The specified capacity provider name is invalid. Up to 255 characters are allowed, "
      "including letters (upper and lowercase), numbers, underscores, and hyphens. The name cannot "
      "be prefixed with \"aws\", \"ecs\", or \"fargate\". Specify a valid name and try again.");
}

void check_one_block(bool auto_scaling, bool managed) {
  if (auto_scaling == managed)
    throw client_error(
        "Exactly one of autoScalingGroupProvider and managedInstancesProvider must be specified.");
}

void complete(AutoScalingGroupProvider& provider, bool group_protects) {
  if (!provider.managedScaling)
    provider.managedScaling = ManagedScaling{.status = ManagedScalingStatus::DISABLED};
  complete(*provider.managedScaling);
  if (!provider.managedTerminationProtection)
    provider.managedTerminationProtection = ManagedTerminationProtection::DISABLED;
  if (!provider.managedDraining) provider.managedDraining = ManagedDraining::ENABLED;
  if (provider.managedTerminationProtection == ManagedTerminationProtection::DISABLED) return;
  constexpr const char* invalid =
      "The managed termination protection setting for the capacity provider is invalid. To enable "
      "managed termination protection for a capacity provider, ";
  if (provider.managedScaling->status == ManagedScalingStatus::DISABLED)
    throw client_error(std::string(invalid) + "managed scaling must be enabled.");
  if (!group_protects)
    throw client_error(std::string(invalid) +
                       "the Auto Scaling group must have instance protection from scale in "
                       "enabled.");
}

void check_group_arn(const std::string& name_or_arn) {
  const bool names_group = name_or_arn.find(":autoscaling:") != std::string::npos &&
                           name_or_arn.find(":autoScalingGroupName/") != std::string::npos;
  if (name_or_arn.starts_with("arn:") && !names_group)
    throw client_error(
        "The specified Auto Scaling group ARN is invalid. Specify a valid ARN and try again.");
}

state::AutoScalingGroup group_of(const Call& call, const AutoScalingGroupProvider& provider) {
  return placement::group_named(call.state, call.scope.account, call.scope.region,
                                placement::group_name(provider.autoScalingGroupArn));
}

const state::CapacityProvider& provider_at_rest(const Call& call, const std::string& name_or_arn,
                                                const char* busy_code) {
  const state::CapacityProvider* row = find_provider(call, name_or_arn);
  if (!row) throw provider_not_found();
  using enum CapacityProviderUpdateStatus;
  const auto status = row->configuration.updateStatus;
  if (status == CREATE_IN_PROGRESS || status == UPDATE_IN_PROGRESS || status == DELETE_IN_PROGRESS)
    throw aws::Error(busy_code,
                     "The specified capacity provider is in a busy state. Wait until the current "
                     "change is complete and try again.");
  return *row;
}

void check_cluster(Call& call, const state::CapacityProvider& provider,
                   const std::optional<std::string>& cluster) {
  if (!provider.configuration.managedInstancesProvider || !cluster) return;
  if (find_cluster(call, cluster).arn != provider.cluster_arn) throw provider_not_found();
}

aws::Error provider_not_found() {
  return client_error(
      "The specified capacity provider does not exist. Specify a valid name or ARN and try again.");
}

}  // namespace localecs::services::ecs
