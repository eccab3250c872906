// DeleteExpressGatewayService and DescribeExpressGatewayService.
#include <localecs/aws/ecs/delete_express_gateway_service.hpp>
#include <localecs/aws/ecs/delete_service.hpp>
#include <localecs/aws/ecs/describe_express_gateway_service.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/operation.hpp>

#include "express.hpp"

namespace localecs::services::ecs {

// Its task definitions and its log group stay: both may be of use to whoever looks for a reason.
DeleteExpressGatewayServiceResponse delete_express_gateway_service(
    Call& call, const DeleteExpressGatewayServiceRequest& input) {
  const state::Service& service = active_express_service(call, input.serviceArn);
  delete_service(call, {.cluster = service.cluster_arn, .force = true, .service = service.arn});
  return {express_view(service, call.state, true)};
}

DescribeExpressGatewayServiceResponse describe_express_gateway_service(
    Call& call, const DescribeExpressGatewayServiceRequest& input) {
  const state::Service* service = find_express_service(call, input.serviceArn);
  if (!service) throw aws::Error("ResourceNotFoundException", "Resource not found");
  return {express_view(*service, call.state,
                       includes(input.include, ExpressGatewayServiceInclude::TAGS))};
}

}  // namespace localecs::services::ecs
