// Asks the browser guard of the options.
#include "guard.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/log.hpp>

namespace localecs::gateway::steps {

void guard(Exchange& exchange) {
  const std::string objection = exchange.house.options.guard.objection(exchange.request);
  if (objection.empty()) return;
  log::debug("refused: {}", objection);
  throw aws::Error("AccessDeniedException", objection, 403);
}

}  // namespace localecs::gateway::steps
