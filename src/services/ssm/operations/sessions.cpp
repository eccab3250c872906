// TerminateSession and ResumeSession of ExecuteCommand's sessions.
#include <localecs/aws/ssm/operations.hpp>
#include <localecs/aws/ssm/resume_session.hpp>
#include <localecs/aws/ssm/terminate_session.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/exec_session.hpp>
#include <localecs/services/operation.hpp>

#include "common.hpp"

namespace localecs::services::ssm {
namespace {

void check_session(const Call& call, const std::string& id) {
  if (!call.state[ecs::exec_sessions].contains(id))
    throw aws::Error("DoesNotExistException", "The session " + id + " does not exist.");
}

}  // namespace

// Whoever serves the data channel sees the row gone and closes it.
TerminateSessionResponse terminate_session(Call& call, const TerminateSessionRequest& input) {
  check_session(call, input.SessionId);
  call.state[ecs::exec_sessions].erase(input.SessionId);
  return {input.SessionId};
}

// A closed channel cannot be taken up again: an answer without a stream ends the plugin quietly.
ResumeSessionResponse resume_session(Call&, const ResumeSessionRequest&) {
  return {};
}

}  // namespace localecs::services::ssm
