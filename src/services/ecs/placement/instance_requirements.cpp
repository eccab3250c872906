// Selects instance types by requirements. A type's size follows from its name, as in EC2.
#include <localecs/services/ecs/placement/instance_requirements.hpp>

#include <localecs/aws/ecs/instance_requirements_request.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>
#include <array>

namespace localecs::placement {
namespace {

using aws::ecs::InstanceRequirementsRequest;
using Patterns = std::vector<std::string>;

constexpr std::array kSizes = {"large",   "xlarge",   "2xlarge",  "4xlarge",
                               "8xlarge", "12xlarge", "16xlarge", "24xlarge"};
constexpr std::array kDefaultFamilies = {"c5", "m5", "r5"};
// Further families that a pattern like "c6*" may select. They have the same sizes as the default
// ones, so adding them changes no other requirement's outcome.
constexpr std::array kMoreFamilies = {"c6i", "m6i", "r6i", "c7i", "m7i", "r7i"};

void add_type(std::vector<SizedType>& types, const std::string& name) {
  if (const auto size = instance_size(name)) types.push_back({name, *size});
}

void add_family(std::vector<SizedType>& types, const std::string& family) {
  for (const char* size : kSizes) add_type(types, family + "." + size);
}

// Adds the types that a pattern names outright: "t3.micro", or all sizes for "m7g.*".
void add_named(std::vector<SizedType>& types, const std::string& pattern) {
  const std::string family = pattern.substr(0, pattern.find('.'));
  if (family.size() == pattern.size() || family.find('*') != std::string::npos) return;
  if (pattern.find('*') == std::string::npos)
    add_type(types, pattern);
  else
    add_family(types, family);
}

std::vector<SizedType> known_types(const std::optional<Patterns>& allowed) {
  std::vector<SizedType> types;
  for (const char* family : kDefaultFamilies) add_family(types, family);
  if (!allowed || allowed->empty()) return types;
  for (const char* family : kMoreFamilies) add_family(types, family);
  for (const std::string& pattern : *allowed) add_named(types, pattern);
  return types;
}

bool matches_any(const std::optional<Patterns>& patterns, const std::string& type) {
  return patterns && std::ranges::any_of(*patterns, [&](const std::string& pattern) {
           return matches_wildcards(pattern, type);
         });
}

bool is_within(const InstanceRequirementsRequest& asked, const InstanceSize& size) {
  const int cpus = size.cpu / 1024;
  if (cpus < asked.vCpuCount.min || cpus > asked.vCpuCount.max.value_or(cpus)) return false;
  if (size.memory < asked.memoryMiB.min || size.memory > asked.memoryMiB.max.value_or(size.memory))
    return false;
  if (!asked.memoryGiBPerVCpu) return true;
  const double ratio = static_cast<double>(size.memory) / 1024 / cpus;
  return ratio >= asked.memoryGiBPerVCpu->min.value_or(ratio) &&
         ratio <= asked.memoryGiBPerVCpu->max.value_or(ratio);
}

bool is_meant(const InstanceRequirementsRequest& asked, const SizedType& type) {
  const auto& allowed = asked.allowedInstanceTypes;
  return (!allowed || allowed->empty() || matches_any(allowed, type.name)) &&
         !matches_any(asked.excludedInstanceTypes, type.name) && is_within(asked, type.size);
}

}  // namespace

std::vector<SizedType> types_for(const std::optional<InstanceRequirementsRequest>& requirements) {
  const InstanceRequirementsRequest asked = requirements.value_or(InstanceRequirementsRequest{});
  std::vector<SizedType> types = known_types(asked.allowedInstanceTypes);
  std::erase_if(types, [&](const SizedType& type) { return !is_meant(asked, type); });
  std::ranges::stable_sort(
      types, {}, [](const SizedType& type) { return std::pair(type.size.cpu, type.size.memory); });
  return types;
}

}  // namespace localecs::placement
