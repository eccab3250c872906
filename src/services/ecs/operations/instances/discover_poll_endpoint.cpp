// DiscoverPollEndpoint: where an agent would ask for work, which is here.
#include <localecs/aws/ecs/discover_poll_endpoint.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/operation.hpp>

#include "operations/shared/common.hpp"

namespace localecs::services::ecs {

DiscoverPollEndpointResponse discover_poll_endpoint(Call& call,
                                                    const DiscoverPollEndpointRequest&) {
  return {.endpoint = call.endpoint,
          .serviceConnectEndpoint = call.endpoint,
          .telemetryEndpoint = call.endpoint};
}

}  // namespace localecs::services::ecs
