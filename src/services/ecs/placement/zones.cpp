// Maps subnets to zones, spreads Fargate tasks over them, and makes capacity providers' instances.
#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/zone.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

namespace localecs::placement {
namespace {

constexpr int kZones = 3;

// The subnet in a working zone with the fewest tasks of the group that should run; of equals the
// first. Empty: no zone works.
std::string best_subnet(const state::State& state, const state::Task& task,
                        const std::vector<state::Task>& others) {
  const std::string region = Arn::parse(task.arn)->region;
  std::map<std::string, int> tasks;  // by zone
  const auto count = [&](const state::Task& other) {
    if (other.should_run && other.group == task.group && other.cluster_arn == task.cluster_arn)
      ++tasks[other.availability_zone];
  };
  if (!task.service_arn.empty())
    for (const std::string& arn : state[ecs::tasks].of_service(task.service_arn))
      if (const state::Task* other = state[ecs::tasks].find(arn)) count(*other);
  for (const state::Task& other : others) count(other);
  std::string best;
  int fewest = 0;
  for (const std::string& subnet : task.network->awsvpcConfiguration->subnets) {
    const std::string zone = zone_of_subnet(region, subnet);
    if (state[ecs::failed_zones].find(zone) || (!best.empty() && tasks[zone] >= fewest)) continue;
    best = subnet;
    fewest = tasks[zone];
  }
  return best;
}

}  // namespace

std::string zone_of_subnet(std::string_view region, std::string_view subnet_id) {
  const char last = subnet_id.empty() ? '1' : subnet_id.back();
  const int number = last >= 'a' && last <= 'z'   ? last - 'a'
                     : last >= 'A' && last <= 'Z' ? last - 'A'
                     : last >= '0' && last <= '9' ? last - '1' + kZones
                                                  : 0;
  return std::string(region) + static_cast<char>('a' + number % kZones);
}

state::Task make_placed_task(const state::State& state, const Request& request,
                             const Choice& choice, const std::vector<state::Task>& others,
                             IdSource& ids, TimePoint now) {
  state::Task task = make_task(request, choice.instance_arn, ids, now);
  if (!request.on_fargate() || !request.network ||
      request.network->awsvpcConfiguration->subnets.size() < 2)
    return task;
  const std::string subnet = best_subnet(state, task, others);
  if (subnet.empty()) return task;
  task.sandbox.subnet_id = subnet;
  task.availability_zone = zone_of_subnet(Arn::parse(task.arn)->region, subnet);
  return task;
}

state::Instance make_instance(const state::State& state, const state::Cluster& cluster,
                              const InstanceSpec& spec, IdSource& ids, TimePoint now) {
  const state::InstancePlan plan{.type = spec.type,
                                 .availability_zone = spec.zone,
                                 .cpu = spec.cpu,
                                 .memory = spec.memory,
                                 .attributes = {}};
  state::Instance instance =
      make_instance(state, cluster.arn, plan, /*number=*/0, /*shares=*/1, ids, now);
  instance.capacity_provider = spec.capacity_provider;
  instance.agent_connected = !state[ecs::failed_zones].find(instance.availability_zone);
  instance.is_spot = spec.is_spot;
  return instance;
}

}  // namespace localecs::placement
