// DiscoverPollEndpoint: where an agent would ask for work, which is here.
#include "operations/shared/common.hpp"
#include "operations/shared/operations.hpp"

namespace localecs::services::ecs {

DiscoverPollEndpointResponse discover_poll_endpoint(Call& call,
                                                    const DiscoverPollEndpointRequest&) {
  return {.endpoint = call.endpoint,
          .serviceConnectEndpoint = call.endpoint,
          .telemetryEndpoint = call.endpoint};
}

}  // namespace localecs::services::ecs
