// Words refusals of fault injection; in the ECS agent's words if it would refuse too.
#include "fault.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/network_mode.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include "answer.hpp"

namespace localecs::metadata {
namespace {

using aws::ecs::NetworkMode;

http::Response refusal(unsigned status, const std::string& message) {
  return answer(status, {{"Error", message}});
}

}  // namespace

http::Response fault_answer(const std::string& id, const state::Task* task) {
  if (!task) return refusal(404, "unable to lookup container: " + id);
  if (!task->definition->enableFaultInjection.value_or(false))
    return refusal(400, "enableFaultInjection is not enabled for task: " + task->arn);
  const NetworkMode mode = task->definition->networkMode.value_or(NetworkMode::bridge);
  if (mode != NetworkMode::awsvpc && mode != NetworkMode::host)
    return refusal(400, std::string(aws::to_text(mode)) +
                            " mode is not supported. Please use either host or awsvpc mode.");
  return refusal(501, "localecs does not inject network faults.");
}

}  // namespace localecs::metadata
