// What the operations on container instances share.
#pragma once

#include <localecs/aws/ecs/describe_container_instances.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// "…:container-instance/<cluster>/": what the ARNs of a cluster's instances begin with.
std::string instance_prefix(const Call& call, const state::Cluster& cluster);

// The instance that a request names. Throws ClientException where there is none.
const state::Instance& find_instance(Call& call, const state::Cluster& cluster,
                                     const std::string& name_or_arn);

// As DescribeContainerInstances shows it, counted now. Tags and health only where they are asked
// for.
ContainerInstance instance_view(
    const Call& call, const state::Instance& instance,
    const std::optional<std::vector<ContainerInstanceField>>& include = {});

}  // namespace localecs::services::ecs
