// Makes the caller of a call. Its session has no keys and is not stored: it lasts as long as the
// call.
#include "assume_role.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/effects/calls.hpp>
#include <localecs/services/sts/rows/sessions.hpp>

namespace localecs::gateway::steps {
namespace {

bool is_role(const std::string& arn) {
  const auto parsed = Arn::parse(arn);
  return parsed && parsed->service == "iam" && parsed->resource.starts_with("role/");
}

}  // namespace

void assume_role(Exchange& exchange) {
  const effects::Call& call = *exchange.call;
  if (call.role_arn.empty()) {
    exchange.caller = root_of(call.scope);
    return;
  }
  if (!is_role(call.role_arn))
    throw aws::validation_error("'" + call.role_arn + "' is no ARN of a role.");
  state::RoleSession session;
  session.role_arn = call.role_arn;
  session.role_id = state::role_id_of(call.role_arn);
  session.session_name = call.key.wing;
  exchange.caller = in_session(session, call.scope.region);
}

}  // namespace localecs::gateway::steps
