// Lists the EC2 instance types that a Managed Instances capacity provider may launch.
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
// Returns the types that satisfy `requirements`, the smallest first: within the bounds of vCPUs,
// memory and memory per vCPU, allowed and not excluded. Without requirements: c5, m5 and r5 in all
// sizes. Allowed and excluded types may be patterns ("m5.*", "*3*"; matches_wildcards, base/text).
// Empty: no type that we know fits.
std::vector<SizedType> types_for(
    const std::optional<aws::ecs::InstanceRequirementsRequest>& requirements);

}  // namespace localecs::placement
