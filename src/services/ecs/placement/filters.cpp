// The filters that exclude instances which cannot take a task.
#include <localecs/aws/ecs/attribute.hpp>
#include <localecs/aws/ecs/runtime_platform.hpp>
#include <localecs/services/ecs/placement/daemons.hpp>

#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <algorithm>
#include <array>

#include "search.hpp"

namespace localecs::placement {
namespace {

using state::Instance;
using state::Resources;

// Calls `with` on all resources taken on the instance: by its tasks, and by tentative placements.
template <class With>
void each_use(const Search& search, const Instance& instance, With with) {
  with(instance.used);
  if (search.tentative.empty()) return;
  const auto found = search.tentative.find(instance.arn);
  if (found == search.tentative.end()) return;
  for (const Resources* resources : found->second) with(*resources);
}

int used(const Search& search, const Instance& instance, int Resources::*which) {
  int sum = 0;
  each_use(search, instance, [&](const Resources& by) { sum += by.*which; });
  return sum;
}

bool overlap(const std::set<int>& a, const std::set<int>& b) {
  return std::ranges::any_of(a, [&](int port) { return b.contains(port); });
}

bool are_ports_free(const Search& search, const Instance& instance, std::set<int> Resources::*which,
                    const std::set<int>& reserved) {
  const std::set<int>& wanted = search.need.*which;
  if (wanted.empty()) return true;
  bool taken = overlap(wanted, reserved);
  each_use(search, instance, [&](const Resources& by) { taken |= overlap(wanted, by.*which); });
  return !taken;
}

bool is_active(const Search&, const Instance& instance) {
  return instance.status == state::InstanceStatus::ACTIVE;
}

bool has_agent(const Search&, const Instance& instance) {
  return instance.agent_connected;
}

// Application tasks wait until the instance's managed daemons serve; daemon tasks do not.
bool has_daemons(const Search& search, const Instance& instance) {
  return is_daemon(*search.request.definition) || has_its_daemons(search.state, instance);
}

// True for a volume driver's attribute. Only the Engine knows its drivers, so the task is placed
// anyway and fails at its start if the driver is missing.
bool is_left_to_engine(const Instance& instance, const std::string& attribute) {
  return !instance.is_registered && attribute.starts_with("ecs.capability.docker-plugin.");
}

bool has_attributes(const Search& search, const Instance& instance) {
  const auto& required = search.request.definition->requiresAttributes;
  if (!required) return true;
  return std::ranges::all_of(*required, [&](const aws::ecs::Attribute& wanted) {
    const auto* found = state::find_attribute(instance, wanted.name);
    if (!found) return is_left_to_engine(instance, wanted.name);
    return !wanted.value || found->value == wanted.value;
  });
}

// True if the instance has the architecture and operating system of runtimePlatform. Only Linux
// runs.
bool is_platform(const Search& search, const Instance& instance) {
  using aws::ecs::CPUArchitecture;
  const auto& platform = search.request.definition->runtimePlatform;
  if (!platform) return true;
  const auto family = platform->operatingSystemFamily.value_or(aws::ecs::OSFamily::LINUX);
  if (family != aws::ecs::OSFamily::LINUX) return false;
  if (!platform->cpuArchitecture) return true;
  const auto* own = state::find_attribute(instance, "ecs.cpu-architecture");
  const bool is_arm = own ? own->value == "arm64"
                          : state::host_of(search.state, instance).architecture == "aarch64";
  return (platform->cpuArchitecture == CPUArchitecture::ARM64) == is_arm;
}

bool has_cpu(const Search& search, const Instance& instance) {
  return search.need.cpu <= free_cpu(search, instance);
}

bool has_memory(const Search& search, const Instance& instance) {
  return search.need.memory <= free_memory(search, instance);
}

bool has_ports(const Search& search, const Instance& instance) {
  return are_ports_free(search, instance, &Resources::ports_tcp, instance.reserved_tcp);
}

bool has_udp_ports(const Search& search, const Instance& instance) {
  return are_ports_free(search, instance, &Resources::ports_udp, instance.reserved_udp);
}

bool has_gpus(const Search& search, const Instance& instance) {
  const int free =
      static_cast<int>(instance.gpus.size()) - used(search, instance, &Resources::gpus);
  return search.need.gpus == 0 || search.need.gpus <= free;
}

bool is_distinct(const Search& search, const Instance& instance) {
  return !search.distinct || search.tasks_on(instance) == 0;
}

bool is_member(const Search& search, const Instance& instance) {
  return !search.is_unreadable &&
         std::ranges::all_of(search.expressions, [&](const Query& expression) {
           return expression.holds(search.state, instance);
         });
}

// The reasons are spelled as ECS spells them in failures[].
constexpr std::array<Filter, 12> kFilters{{
    {"status", "AGENT", is_active},
    {"agentConnected", "AGENT", has_agent},
    {"daemons", "DAEMON", has_daemons},
    {"attributes", "ATTRIBUTE", has_attributes},
    {"platform", "ATTRIBUTE", is_platform},
    {"cpu", "RESOURCE:CPU", has_cpu},
    {"memory", "RESOURCE:MEMORY", has_memory},
    {"ports", "RESOURCE:PORTS", has_ports},
    {"portsUdp", "RESOURCE:PORTS_UDP", has_udp_ports},
    {"gpu", "RESOURCE:GPU", has_gpus},
    {"distinctInstance", "DistinctInstance placement constraint unsatisfied.", is_distinct},
    {"memberOf", "MemberOf placement constraint unsatisfied.", is_member},
}};

}  // namespace

int free_cpu(const Search& search, const Instance& instance) {
  return instance.cpu - used(search, instance, &Resources::cpu);
}

int free_memory(const Search& search, const Instance& instance) {
  return instance.memory - used(search, instance, &Resources::memory);
}

std::span<const Filter> filters() {
  return kFilters;
}

std::string_view refusal(const Search& search, const Instance& instance) {
  for (const Filter& filter : kFilters)
    if (!filter.passes(search, instance)) return filter.reason;
  return {};
}

bool is_considered(const Request& request, const Instance& instance) {
  return instance.status != state::InstanceStatus::INACTIVE &&
         (request.capacity_provider.empty() ||
          request.capacity_provider == instance.capacity_provider);
}

}  // namespace localecs::placement
