// UpdateExpressGatewayService: a further revision of the task definition, deployed.
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/update_express_gateway_service.hpp>
#include <localecs/aws/ecs/update_service.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/state/state.hpp>

#include "express.hpp"
#include "operations/services/update_service.hpp"
#include "operations/task_definitions/task_definition_revision.hpp"

namespace localecs::services::ecs {
namespace {

UpdateServiceRequest service_request(const state::Service& service,
                                     const UpdateExpressGatewayServiceRequest& input,
                                     const ExpressConfiguration& configuration) {
  UpdateServiceRequest request;
  request.cluster = service.cluster_arn;
  request.service = service.arn;
  request.networkConfiguration = network_of(configuration);
  request.forceNewDeployment = true;
  // Nothing scales yet: the count stays at the minimum until somebody sets it.
  if (input.scalingTarget) request.desiredCount = configuration.scalingTarget->minTaskCount;
  return request;
}

UpdatedExpressGatewayService updated_view(const state::Service& service,
                                          const state::State& state) {
  UpdatedExpressGatewayService view;
  view.cluster = service.cluster_arn;
  view.createdAt = service.created_at;
  view.serviceArn = service.arn;
  view.serviceName = service.name;
  view.status = express_status(service, state);
  view.targetConfiguration = current_configuration(service);
  view.targetConfiguration->ingressPaths.emplace();
  view.updatedAt = express_updated_at(service);
  return view;
}

}  // namespace

UpdateExpressGatewayServiceResponse update_express_gateway_service(
    Call& call, const UpdateExpressGatewayServiceRequest& input) {
  const state::Service& stored = active_express_service(call, input.serviceArn);
  const ExpressConfiguration configuration = updated(current_configuration(stored), input);
  check_express(configuration);
  const std::string cluster(state::id_of(stored.cluster_arn));
  const auto definition =
      checked_revision(call, definition_request(call, cluster, stored.name, configuration));
  state::Service& service =
      change_service(call, service_request(stored, input, configuration), definition);
  add_revision(call, definition, {});
  set_express_members(service, configuration);
  return {updated_view(service, call.state)};
}

}  // namespace localecs::services::ecs
