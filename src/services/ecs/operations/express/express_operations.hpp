// The operations of Express services.
#pragma once

#include <localecs/aws/ecs/express.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::ecs {

using namespace aws::ecs;  // the wire shapes

CreateExpressGatewayServiceResponse create_express_gateway_service(
    Call& call, const CreateExpressGatewayServiceRequest& input);
UpdateExpressGatewayServiceResponse update_express_gateway_service(
    Call& call, const UpdateExpressGatewayServiceRequest& input);
DeleteExpressGatewayServiceResponse delete_express_gateway_service(
    Call& call, const DeleteExpressGatewayServiceRequest& input);
DescribeExpressGatewayServiceResponse describe_express_gateway_service(
    Call& call, const DescribeExpressGatewayServiceRequest& input);

}  // namespace localecs::services::ecs
