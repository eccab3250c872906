// Which EC2 instance types a capacity provider of managed instances may take.
#pragma once

#include <localecs/aws/ecs/instance_requirements_request.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>

#include <string>
#include <vector>

namespace localecs::placement {

struct SizedType {
  std::string name;
  InstanceSize size;
};
// Patterns of allowed and excluded types are as in matches_wildcards (base/text): "m5.*", "*3*".
// The types within their bounds of vCPUs, memory and memory per vCPU, that are allowed and not
// excluded: the smallest first. Where nothing is asked for, c5, m5 and r5 in all sizes.
std::vector<SizedType> types_for(
    const std::optional<aws::ecs::InstanceRequirementsRequest>& requirements);

}  // namespace localecs::placement
