// TerminateSession and ResumeSession, for the sessions that ExecuteCommand began.
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

// Erases the session's row; the data channel finds it gone and closes.
TerminateSessionResponse terminate_session(Call& call, const TerminateSessionRequest& input) {
  check_session(call, input.SessionId);
  call.state[ecs::exec_sessions].erase(input.SessionId);
  return {input.SessionId};
}

// A closed channel cannot be resumed. Without a stream URL in the answer the plugin ends quietly.
ResumeSessionResponse resume_session(Call&, const ResumeSessionRequest&) {
  return {};
}

}  // namespace localecs::services::ssm
