// Finds declared Auto Scaling groups, and derives the sizes of EC2 instance types from their names.
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/state/state.hpp>

namespace localecs::placement {
namespace {

// MiB per vCPU, by the first letter of EC2's family: c compute, r memory, others general purpose.
int memory_ratio(char family) {
  switch (family) {
    case 'c':
      return 2048;
    case 'r':
      return 8192;
    default:
      return 4096;
  }
}

// The vCPUs of a size: "large" has 2, "xlarge" 4, "4xlarge" 16. Nothing for other words.
std::optional<int> cpus_of(std::string_view size) {
  if (size == "medium") return 1;
  if (size == "large") return 2;
  if (size == "xlarge") return 4;
  if (!size.ends_with("xlarge")) return std::nullopt;
  size.remove_suffix(std::string_view("xlarge").size());
  const auto times = to_number(size);
  if (!times || *times < 2 || *times > 64) return std::nullopt;
  return static_cast<int>(*times) * 4;
}

// The t families up to "large" break the rule: always two vCPUs, and memory by the size's name.
std::optional<InstanceSize> small_burstable(std::string_view size) {
  constexpr std::pair<std::string_view, int> sizes[] = {
      {"nano", 512}, {"micro", 1024}, {"small", 2048}, {"medium", 4096}, {"large", 8192}};
  for (const auto& [name, memory] : sizes)
    if (name == size) return InstanceSize{2048, memory};
  return std::nullopt;
}

}  // namespace

std::string group_name(std::string_view name_or_arn) {
  constexpr std::string_view before_name = ":autoScalingGroupName/";
  const auto at = name_or_arn.find(before_name);
  return std::string(at == std::string_view::npos ? name_or_arn
                                                  : name_or_arn.substr(at + before_name.size()));
}

std::string group_key(const std::string& account, const std::string& region,
                      const std::string& name) {
  return account + " " + region + " " + name;
}

state::AutoScalingGroup group_named(const state::State& state, const std::string& account,
                                    const std::string& region, const std::string& name) {
  const state::AutoScalingGroup* found =
      state[ecs::auto_scaling_groups].find(group_key(account, region, name));
  if (found) return *found;
  state::AutoScalingGroup host_sized;
  host_sized.name = name;
  return host_sized;
}

std::optional<InstanceSize> instance_size(std::string_view type) {
  const auto dot = type.find('.');
  if (dot == std::string_view::npos || dot == 0) return std::nullopt;
  const std::string_view size = type.substr(dot + 1);
  if (type[0] == 't')
    if (const auto small = small_burstable(size)) return small;
  const auto cpus = cpus_of(size);
  if (!cpus) return std::nullopt;
  return InstanceSize{*cpus * 1024, *cpus * memory_ratio(type[0])};
}

}  // namespace localecs::placement
