// Carries out the plan about one service.
#include "apply.hpp"

#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/effects/functions.hpp>
#include <localecs/services/ecs/decide/rollout.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/this_run.hpp>

#include "log_lines.hpp"

namespace localecs::services::ecs {

void look_at_service(Desk& desk, const std::string& arn) {
  const state::Service* service = desk.state[ecs::services].find(arn);
  if (!service || desk.state[ecs::this_run].services_frozen) return;
  auto plan = decide::decide_service(desk.state, *service, desk.ids, desk.now(), desk.timing);
  for (const std::string& settled : plan.settled) desk.state[ecs::tasks].settle(settled);
  if (plan.forget) return desk.state[ecs::services].erase(arn);
  log_new_events(*service, plan.service);
  desk.state[ecs::services].replace_quietly(arn, std::move(plan.service));
  for (auto& deployment : plan.service_deployments) {
    const std::string id = deployment.arn;
    desk.state[ecs::service_deployments].put(id, std::move(deployment));
  }
  for (auto& revision : plan.service_revisions) {
    const std::string id = *revision.serviceRevisionArn;
    desk.state[ecs::service_revisions].put(id, std::move(revision));
  }
  for (auto& invocation : plan.invocations) desk.functions.perform(std::move(invocation));
  if (plan.forget_history) state::forget_history_of(desk.state, arn);
  for (const auto& stop : plan.stops)
    desk.state[ecs::tasks].stop(stop.task_arn, aws::ecs::TaskStopCode::ServiceSchedulerInitiated,
                                stop.reason, desk.now());
  for (auto& task : plan.starts) desk.state[ecs::tasks].add(std::move(task));
  if (plan.wake) desk.wake(ecs::services, arn, *plan.wake);
}

}  // namespace localecs::services::ecs
