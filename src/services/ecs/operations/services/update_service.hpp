// Changes services, for UpdateService and UpdateExpressGatewayService.
#pragma once

#include <localecs/aws/ecs/update_service.hpp>
#include <localecs/services/ecs/rows.hpp>

#include "create_service.hpp"

namespace localecs::services::ecs {

// Throws without having changed anything. `given` stands in for input.taskDefinition: a revision
// that is registered together with the change.
state::Service& change_service(Call& call, const UpdateServiceRequest& input,
                               const DefinitionRef& given = {});

}  // namespace localecs::services::ecs
