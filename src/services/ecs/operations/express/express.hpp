// What the operations of Express services share: an Express service is an ordinary service whose
// task definition, strategy and log group ECS itself makes.
#pragma once

#include <localecs/aws/ecs/create_express_gateway_service.hpp>
#include <localecs/aws/ecs/deployment_configuration.hpp>
#include <localecs/aws/ecs/network_configuration.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/register_task_definition.hpp>
#include <localecs/aws/ecs/update_express_gateway_service.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

using ExpressConfiguration = ExpressGatewayServiceConfiguration;

// --- express_defaults.cpp ---
// "nginx" of "public.ecr.aws/nginx/nginx:1.27": the name of a service that was given none.
std::string name_of_image(std::string_view image);
// The members that a request for a new service left out, but the log configuration.
ExpressConfiguration with_express_defaults(const CreateExpressGatewayServiceRequest& input);
// What an update names takes the place of what was; lists are replaced whole.
ExpressConfiguration updated(ExpressConfiguration stored,
                             const UpdateExpressGatewayServiceRequest& input);
// Throws InvalidParameterException. What a task definition or a service checks itself is left to
// them.
void check_express(const ExpressConfiguration& configuration);
void check_role(const std::optional<std::string>& arn, std::string_view member);
// CANARY, as ECS deploys every Express service.
DeploymentConfiguration express_deployment();

// --- express_definition.cpp ---
// The task definition that runs a configuration.
RegisterTaskDefinitionRequest definition_request(const Call& call, const std::string& cluster_name,
                                                 const std::string& service_name,
                                                 const ExpressConfiguration& configuration);
NetworkConfiguration network_of(const ExpressConfiguration& configuration);
// Writes down what PRIMARY, which has just begun, runs: for the Express operations as for an
// UpdateService. What a task definition does not tell is as before.
void note_express_revision(Call& call, state::Service& service);
// Completes it by what only an Express operation sets.
void set_express_members(state::Service& service, const ExpressConfiguration& configuration);

// --- express_view.cpp ---
ECSExpressGatewayService express_view(const state::Service& service, const state::State& state,
                                      bool with_tags);
ExpressGatewayServiceStatus express_status(const state::Service& service,
                                           const state::State& state);
TimePoint express_updated_at(const state::Service& service);
// The configuration of PRIMARY.
const ExpressConfiguration& current_configuration(const state::Service& service);

// --- find_express_service.cpp ---
// The row of an Express service, whatever its status; nullptr where there is none of that ARN.
// Throws InvalidParameterException for what is no service's ARN, ClusterNotFoundException.
const state::Service* find_express_service(Call& call, const std::string& arn);
// The same, to be changed. Throws also where there is none, or where it is not ACTIVE.
const state::Service& active_express_service(Call& call, const std::string& arn);

}  // namespace localecs::services::ecs
