// Compares what runs with what is desired, once nothing moves any more.
#include "completion.hpp"

#include <localecs/aws/ecs/service.hpp>
#include <localecs/services/ecs/rows/service.hpp>

#include "decide/deployment/alarms.hpp"
#include "decide/deployment/record.hpp"
#include "early_success.hpp"

namespace localecs::decide {

using aws::ecs::DeploymentRolloutState;
using state::Service;

void complete_deployment(ServiceLook& look, const Crews& crews, bool may_complete) {
  Service& service = look.service();
  const bool quiet = look.plan.starts.empty() && look.plan.stops.empty() &&
                     crews.primary.pending.empty() && crews.primary.unhealthy.empty() &&
                     crews.primary.stopping.empty() && crews.primary.unproven() == 0;
  // A deployment is listed until its last task is gone, and the tasks that this look stops are
  // still there.
  const bool only_new =
      crews.old.live() == 0 && crews.old.stopping.empty() && look.plan.stops.empty();
  const int running = static_cast<int>(crews.primary.running.size());
  const bool is_whole = quiet && only_new && may_complete && running == service.desired_count;
  const bool is_done = is_whole || (may_complete && succeeds_early(look, crews));
  const bool is_baked = wait_for_alarms(look, is_done);
  if (only_new && may_complete && is_baked) service.deployments.resize(1);
  if (!is_done || !is_baked) {
    service.steady = false;
    return;
  }
  if (look.primary().rollout_state == DeploymentRolloutState::IN_PROGRESS) {
    record_success(look);
    service.steady = false;
  }
  if (service.steady || !is_whole) return;
  service.steady = true;
  service.last_placement_event.clear();
  look.say("has reached a steady state.");
}

}  // namespace localecs::decide
