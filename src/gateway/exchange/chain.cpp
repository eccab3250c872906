// Runs steps, and turns every exception into a Failure that a protocol can write.
#include "chain.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/log.hpp>

namespace localecs::gateway {

std::optional<Failure> take_steps(std::span<const Step> steps, Exchange& exchange) {
  try {
    for (const Step step : steps) step(exchange);
    return std::nullopt;
  } catch (const aws::Error& error) {
    return Failure{error.status(), error.code(), error.what(), error.resource_ids,
                   error.has_message};
  } catch (const std::exception& bug) {
    // The path is logged without its query: a presigned URL carries a token there.
    log::error("{} failed: {}", exchange.operation ? exchange.operation->name : exchange.path(),
               bug.what());
    return Failure{500, "ServerException", "localecs failed unexpectedly; its log says more."};
  }
}

}  // namespace localecs::gateway
