// Finds the instance for a task. Filters speak for themselves: each gives the reason that ECS puts
// into failures[].
#include <localecs/placement/placement.hpp>

#include <algorithm>

namespace localecs::placement {
namespace {

using state::Instance;
using state::Resources;
using state::State;

// Ports that a container instance keeps for SSH, Docker and the agent.
constexpr int kReservedPorts[] = {22, 2375, 2376, 51678, 51679};

bool overlap(const std::set<int>& a, const std::set<int>& b) {
  return std::ranges::any_of(a, [&](int port) { return b.contains(port); });
}

// What the instance has given away already, the decision's own placements included.
Resources used_of(const Instance& instance, const std::vector<Tentative>& tentative) {
  Resources used = instance.used;
  for (const Tentative& other : tentative) {
    if (other.instance_arn != instance.arn) continue;
    used.cpu += other.resources.cpu;
    used.memory += other.resources.memory;
    used.ports_tcp.insert(other.resources.ports_tcp.begin(), other.resources.ports_tcp.end());
    used.ports_udp.insert(other.resources.ports_udp.begin(), other.resources.ports_udp.end());
  }
  return used;
}

bool is_distinct(const State& state, const Request& request, const Instance& instance,
                 const std::vector<Tentative>& tentative) {
  for (const Tentative& other : tentative)
    if (other.instance_arn == instance.arn && other.group == request.group) return false;
  return std::ranges::none_of(state.tasks_on_instance.of(instance.arn),
                              [&](const std::string& arn) {
                                const state::Task* other = state.tasks.find(arn);
                                return other && other->should_run && other->group == request.group;
                              });
}

// Architecture and system that the definition asks for and this machine is not.
bool is_other_platform(const State& state, const Request& request) {
  const auto& platform = request.definition->runtimePlatform;
  if (!platform) return false;
  const bool linux = !platform->operatingSystemFamily ||
                     platform->operatingSystemFamily == aws::ecs::OSFamily::LINUX;
  if (!linux) return true;
  const bool wants_arm = platform->cpuArchitecture == aws::ecs::CPUArchitecture::ARM64;
  return platform->cpuArchitecture && wants_arm != (state.host.architecture == "aarch64");
}

// Why the instance cannot take the task; empty when it can.
std::string refusal(const State& state, const Request& request, const Resources& need,
                    const Instance& instance, const std::vector<Tentative>& tentative) {
  if (instance.status != state::InstanceStatus::ACTIVE || !instance.agent_connected) return "AGENT";
  if (is_other_platform(state, request)) return "ATTRIBUTE";
  if (need.gpus > 0) return "RESOURCE:GPU";  // no instance here has one
  const Resources used = used_of(instance, tentative);
  if (used.cpu + need.cpu > instance.cpu) return "RESOURCE:CPU";
  if (used.memory + need.memory > instance.memory) return "RESOURCE:MEMORY";
  if (overlap(need.ports_tcp, used.ports_tcp)) return "RESOURCE:PORTS";
  if (std::ranges::any_of(kReservedPorts, [&](int port) { return need.ports_tcp.contains(port); }))
    return "RESOURCE:PORTS";
  if (overlap(need.ports_udp, used.ports_udp)) return "RESOURCE:PORTS_UDP";
  for (const auto& constraint : request.constraints)
    if (constraint.type == aws::ecs::PlacementConstraintType::distinctInstance &&
        !is_distinct(state, request, instance, tentative))
      return "DistinctInstance placement constraint unsatisfied.";
  return {};
}

// "…:cluster/web" -> "…:container-instance/web/": the prefix of its instances' ARNs.
std::string instance_prefix(const std::string& cluster_arn) {
  std::string prefix = cluster_arn + "/";
  const auto at = prefix.rfind(":cluster/");
  return prefix.replace(at, 9, ":container-instance/");
}

}  // namespace

Choice choose_instance(const State& state, const Request& request,
                       const std::vector<Tentative>& tentative) {
  Choice choice;
  // Fargate has room for every task: what one may take is bound by its own size.
  if (request.on_fargate()) {
    choice.found = true;
    return choice;
  }
  const Resources need = resources_of(*request.definition, request.overrides);
  state.instances.visit_prefix(
      instance_prefix(request.cluster_arn), {}, [&](const Instance& instance) {
        if (!request.capacity_provider.empty() &&
            request.capacity_provider != instance.capacity_provider)
          return true;
        std::string reason = refusal(state, request, need, instance, tentative);
        choice.found = reason.empty();
        if (choice.found)
          choice.instance_arn = instance.arn;
        else
          choice.refusals.push_back({instance.arn, std::move(reason)});
        return !choice.found;
      });
  return choice;
}

std::optional<std::string> refusal_of(const State& state, const Request& request,
                                      const Instance& instance) {
  const Resources need = resources_of(*request.definition, request.overrides);
  std::string reason = refusal(state, request, need, instance, {});
  return reason.empty() ? std::nullopt : std::optional(std::move(reason));
}

void visit_instances(const State& state, const std::string& cluster_arn,
                     const std::function<void(const Instance&)>& visit) {
  state.instances.visit_prefix(instance_prefix(cluster_arn), visit);
}

bool has_instances(const State& state, const std::string& cluster_arn) {
  bool found = false;
  state.instances.visit_prefix(instance_prefix(cluster_arn), {},
                               [&](const Instance&) { return !(found = true); });
  return found;
}

}  // namespace localecs::placement
