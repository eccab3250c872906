// Asks the browser guard of the options.
#include "guard.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/log.hpp>

#include "protocols/aws_query/aws_query.hpp"

namespace localecs::gateway::steps {
namespace {

// awsQuery acts by GET, too, and is the one protocol that a page can speak unasked. What is
// awsQuery here is awsQuery to whoever carries it out.
bool may_act(const http::Request& request) {
  return http::may_act(request) || &protocol_of(request) == &aws_query();
}

}  // namespace

void guard(Exchange& exchange) {
  const std::string objection = exchange.house.options.guard.objection(exchange.request, &may_act);
  if (objection.empty()) return;
  log::debug("refused: {}", objection);
  throw aws::Error("AccessDeniedException", objection, 403);
}

}  // namespace localecs::gateway::steps
