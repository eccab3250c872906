// Checks the launch template of Managed Instances, for CreateCapacityProvider and
// UpdateCapacityProvider.
#pragma once

#include <localecs/aws/ecs/instance_launch_template.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// All throw ClientException, or UnsupportedFeatureException naming the member.
void check_subnets(const ManagedInstancesNetworkConfiguration& network);
void check_storage(const std::optional<ManagedInstancesStorageConfiguration>& storage);
void check_reservations(const std::optional<CapacityOptionType>& option,
                        const std::optional<CapacityReservationRequest>& reservations);
void check_requirements(const std::optional<InstanceRequirementsRequest>& requirements);

}  // namespace localecs::services::ecs
