// Makes services, for CreateService and CreateExpressGatewayService.
#pragma once

#include <localecs/aws/ecs/create_service.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/operation.hpp>

#include <memory>

#include "operations/capacity/capacity_rules.hpp"

namespace localecs::services::ecs {

using DefinitionRef = std::shared_ptr<const TaskDefinition>;

// Throws InvalidParameterException.
void check_service_name(const std::string& name);

// The ACTIVE service that the same request made before; nullptr where there is none. Throws
// InvalidParameterException where another request made it, or while it is DRAINING.
const state::Service* find_made_service(Call& call, const std::string& arn,
                                        const std::string& request);

// A service that has passed all checks and is not in the state yet.
struct NewService {
  state::Service row{};
  DefinitionRef definition;  // none for an EXTERNAL service
};
// `given` stands in for input.taskDefinition: a revision that is registered together with the
// service.
NewService checked_service(Call& call, const state::Cluster& cluster,
                           const CreateServiceRequest& input, const DefinitionRef& given = {});
// Begins its first deployment. `request`: for find_made_service.
state::Service& add_service(Call& call, NewService made, const std::string& request);

}  // namespace localecs::services::ecs
