// The monitors of a deployment, one after the other until one of them fails it.
#include "judge.hpp"

#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>

#include "decide/deployment/alarms.hpp"
#include "decide/deployment/breaker.hpp"
#include "decide/deployment/record.hpp"
#include "decide/service/failed_starts.hpp"
#include "one_per_instance.hpp"
#include "rolling.hpp"
#include "stages.hpp"

namespace localecs::decide {
namespace {

// What StopServiceDeployment asked for.
Verdict judge_request(const ServiceLook& look) {
  using Status = aws::ecs::ServiceDeploymentStatus;
  if (!look.deployment) return {};
  const Status status = look.deployment->described.status.value_or(Status::PENDING);
  if (status == Status::ROLLBACK_REQUESTED) return asked_by_user(/*rolls_back=*/true);
  if (status == Status::STOP_REQUESTED) return asked_by_user(/*rolls_back=*/false);
  return {};
}

Verdict judge_stage(ServiceLook& look, const Crews& crews) {
  if (!is_going_forward(look)) return {};
  if (is_shifting(*look.deployment)) return advance_stages(look, crews);
  return run_rolling_hooks(look, crews);
}

}  // namespace

Verdict judge(ServiceLook& look, const Crews& crews) {
  if (Verdict verdict = judge_request(look); verdict.fails) return verdict;
  // A DAEMON service resets its failures in run_one_per_instance, after its tasks have been
  // replaced: here the breaker still sees them.
  const bool is_daemon = is_one_per_instance(look.service());
  if (!is_daemon) reset_failures(look, look.primary(), crews.primary);
  show_failure_count(look);
  if (Verdict verdict = judge_failures(look); verdict.fails) return verdict;
  if (Verdict verdict = judge_alarms(look); verdict.fails) return verdict;
  return is_daemon ? Verdict{} : judge_stage(look, crews);
}

}  // namespace localecs::decide
