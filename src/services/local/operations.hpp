// The private API's operations: one function each, in the file that its name says.
#pragma once

#include <localecs/aws/local/shapes.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::local {

using namespace aws::local;

GetClockResponse get_clock(Call& call, const GetClockRequest& input);
ExplainPlacementResponse explain_placement(Call& call, const ExplainPlacementRequest& input);
AddInstancesResponse add_instances(Call& call, const AddInstancesRequest& input);
RemoveInstanceResponse remove_instance(Call& call, const RemoveInstanceRequest& input);

}  // namespace localecs::services::local
