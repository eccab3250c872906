// Declares emulated Auto Scaling groups: what instances a capacity provider gets from them.
#include <localecs/aws/error.hpp>
#include <localecs/aws/local/operations.hpp>
#include <localecs/aws/local/put_auto_scaling_group.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::local {
namespace {

constexpr int kMostInstances = 1000;

aws::Error invalid(const std::string& message) {
  return {"InvalidParameterException", message};
}

void size_instances(const PutAutoScalingGroupRequest& input, state::AutoScalingGroup& group) {
  group.instance_type = input.instanceType.value_or("");
  const auto of_type = placement::instance_size(group.instance_type);
  if (of_type) {
    group.cpu = of_type->cpu;
    group.memory = of_type->memory;
  }
  if (input.cpu) group.cpu = *input.cpu;
  if (input.memory) group.memory = *input.memory;
  if (!group.instance_type.empty() && (group.cpu == 0 || group.memory == 0))
    throw invalid("The size of instance type '" + group.instance_type +
                  "' is not known here; give cpu and memory too.");
  if (group.cpu < 0 || group.memory < 0 || (group.cpu == 0) != (group.memory == 0))
    throw invalid("cpu and memory must be given together and be greater than 0.");
}

void bound(const PutAutoScalingGroupRequest& input, state::AutoScalingGroup& group) {
  group.min_size = input.minSize.value_or(group.min_size);
  group.max_size = input.maxSize.value_or(std::max(group.max_size, group.min_size));
  if (group.min_size < 0 || group.max_size < group.min_size || group.max_size > kMostInstances)
    throw invalid("minSize must be at least 0, maxSize at least minSize and at most 1000.");
}

void place(const PutAutoScalingGroupRequest& input, const std::string& region,
           state::AutoScalingGroup& group) {
  group.zones = input.zones.value_or(std::vector<std::string>{});
  for (const std::string& zone : group.zones)
    if (zone.size() != region.size() + 1 || !zone.starts_with(region) || zone.back() < 'a' ||
        zone.back() > 'z')
      throw invalid("Zone '" + zone + "' is none of region " + region + ".");
}

// Providers of that group look at what has changed.
void tell_providers(Call& call, const std::string& name) {
  std::vector<std::string> arns;
  call.state[ecs::capacity_providers].visit_prefix(
      call.scope.arn("capacity-provider/"), [&](const state::CapacityProvider& row) {
        const auto& of = row.configuration.autoScalingGroupProvider;
        if (of && placement::group_name(of->autoScalingGroupArn) == name) arns.push_back(row.arn);
      });
  for (const std::string& arn : arns) call.state[ecs::capacity_providers].modify(arn);
}

}  // namespace

PutAutoScalingGroupResponse put_auto_scaling_group(Call& call,
                                                   const PutAutoScalingGroupRequest& input) {
  if (!is_name(input.name)) throw invalid("name must match ^[a-zA-Z0-9\\-_]{1,255}$.");
  state::AutoScalingGroup group;
  group.name = input.name;
  size_instances(input, group);
  bound(input, group);
  place(input, call.scope.region, group);
  group.is_spot = input.spot.value_or(false);
  group.protects_from_scale_in = input.newInstancesProtectedFromScaleIn.value_or(true);
  call.state[ecs::auto_scaling_groups].put(
      placement::group_key(call.scope.account, call.scope.region, input.name), std::move(group));
  tell_providers(call, input.name);
  std::string arn =
      call.scope.arn("autoScalingGroup:" + call.ids.uuid() + ":autoScalingGroupName/") + input.name;
  return {.autoScalingGroupArn = arn.replace(arn.find(":ecs:"), 5, ":autoscaling:")};
}

}  // namespace localecs::services::local
