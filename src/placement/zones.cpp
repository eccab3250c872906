// Zones of subnets, tasks spread over them, and the instances that capacity providers bring.
#include <localecs/base/arn.hpp>
#include <localecs/placement/capacity.hpp>

#include <algorithm>

namespace localecs::placement {
namespace {

constexpr int kZones = 3;

// The working subnet whose zone holds the fewest live tasks of the group; the first of equals.
std::string best_subnet(const state::State& state, const state::Task& task,
                        const std::vector<state::Task>& others) {
  const std::string region = Arn::parse(task.arn)->region;
  std::map<std::string, int> tasks;  // by zone
  const auto count = [&](const state::Task& other) {
    if (other.should_run && other.group == task.group && other.cluster_arn == task.cluster_arn)
      ++tasks[other.availability_zone];
  };
  if (!task.service_arn.empty())
    for (const std::string& arn : state.tasks_of_service.of(task.service_arn))
      if (const state::Task* other = state.tasks.find(arn)) count(*other);
  for (const state::Task& other : others) count(other);
  std::string best;
  int fewest = 0;
  for (const std::string& subnet : task.network->awsvpcConfiguration->subnets) {
    const std::string zone = zone_of_subnet(region, subnet);
    if (state.failed_zones.find(zone) || (!best.empty() && tasks[zone] >= fewest)) continue;
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
  state::Instance instance;
  instance.arn = cluster.arn + "/" + ids.hex(32);
  instance.arn.replace(instance.arn.rfind(":cluster/"), 9, ":container-instance/");
  instance.cluster_arn = cluster.arn;
  instance.ec2_instance_id = "i-" + ids.hex(17);
  instance.instance_type = spec.type;
  instance.availability_zone = spec.zone;
  instance.capacity_provider = spec.capacity_provider;
  instance.agent_connected = !state.failed_zones.find(spec.zone);
  instance.is_whole_host = spec.cpu == 0 && spec.memory == 0;
  instance.cpu = spec.cpu ? spec.cpu : state.host.cpu;
  instance.memory = spec.memory ? spec.memory : state.host.memory;
  instance.is_spot = spec.is_spot;
  const auto add = [&](std::string name, std::string value) {
    instance.attributes.push_back(
        {.name = std::move(name), .targetId = {}, .targetType = {}, .value = std::move(value)});
  };
  add("ecs.availability-zone", spec.zone);
  if (!spec.type.empty()) add("ecs.instance-type", spec.type);
  add("ecs.os-type", "linux");
  add("ecs.os-family", "LINUX");
  add("ecs.cpu-architecture", state.host.architecture == "aarch64" ? "arm64" : "x86_64");
  instance.registered_at = now;
  return instance;
}

}  // namespace localecs::placement
