// Which EC2 instance types a capacity provider of managed instances may take.
#pragma once

#include <localecs/aws/ecs/instance_requirements_request.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace localecs::placement {

// "m5.*", "c*", "*3*": a star stands for any number of characters.
bool matches_type(std::string_view pattern, std::string_view type);

struct SizedType {
  std::string name;
  InstanceSize size;
};
// The types within their bounds of vCPUs, memory and memory per vCPU, that are allowed and not
// excluded: the smallest first. Where nothing is asked for, c5, m5 and r5 in all sizes.
std::vector<SizedType> types_for(
    const std::optional<aws::ecs::InstanceRequirementsRequest>& requirements);

}  // namespace localecs::placement
