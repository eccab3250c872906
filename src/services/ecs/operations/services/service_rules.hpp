// What CreateService and UpdateService accept, and how both begin a deployment.
#pragma once

#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/operation.hpp>

#include <memory>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

// ECS's defaults put under what the caller gave; what he left out on an update keeps its stored
// value. Throws InvalidParameterException for contradicting percentages.
DeploymentConfiguration merged_configuration(const std::optional<DeploymentConfiguration>& stored,
                                             const std::optional<DeploymentConfiguration>& given,
                                             SchedulingStrategy scheduling);

// The members that CreateService and UpdateService share and that localecs cannot serve yet.
struct ServiceExtras {
  const std::optional<std::vector<LoadBalancer>>& load_balancers;
  const std::optional<std::vector<ServiceRegistry>>& registries;
  const std::optional<ServiceConnectConfiguration>& service_connect;
  const std::optional<std::vector<ServiceVolumeConfiguration>>& volumes;
  const std::optional<std::vector<VpcLatticeConfiguration>>& lattice;
  const std::optional<DeploymentController>& controller;
};
void check_extras(const ServiceExtras& extras);

// Whether a service of that configuration can have availabilityZoneRebalancing: a REPLICA service
// that may have more tasks than it desires, and spreads them over the zones before all else.
bool can_rebalance_zones(const Service& configuration);
// Throws InvalidParameterException where it is ENABLED and cannot be. verb: "created" or "updated".
void check_rebalancing(const Service& configuration, std::string_view verb);

// ECS Exec needs a task role. verb: "created" or "updated".
void check_execute_command(bool enabled, const TaskDefinition& definition, std::string_view verb);

// The network as services, deployments and task sets show it: without assignPublicIp it is
// DISABLED.
std::optional<NetworkConfiguration> full_network(std::optional<NetworkConfiguration> given);

// Puts a new PRIMARY deployment of that definition on top; the former ones become ACTIVE.
void begin_deployment(Call& call, state::Service& service,
                      std::shared_ptr<const TaskDefinition> definition,
                      const std::optional<NetworkConfiguration>& network);

}  // namespace localecs::services::ecs
