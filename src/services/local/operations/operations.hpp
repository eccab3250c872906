// The private API's operations: one function each, in the file that its name says.
#pragma once

#include <localecs/aws/local/shapes.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::local {

using namespace aws::local;

Explanation explain(Call& call, const ExplainRequest& input);
FailZoneResponse fail_zone(Call& call, const FailZoneRequest& input);
InterruptSpotResponse interrupt_spot(Call& call, const InterruptSpotRequest& input);
PutAutoScalingGroupResponse put_auto_scaling_group(Call& call,
                                                   const PutAutoScalingGroupRequest& input);
ExplainPlacementResponse explain_placement(Call& call, const ExplainPlacementRequest& input);
AddInstancesResponse add_instances(Call& call, const AddInstancesRequest& input);
RemoveInstanceResponse remove_instance(Call& call, const RemoveInstanceRequest& input);

}  // namespace localecs::services::local
