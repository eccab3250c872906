// When a deployment is complete and a service steady.
#include "service_deployments.hpp"

namespace localecs::decide {

using aws::ecs::DeploymentRolloutState;
using state::Service;

void note_completion(ServiceLook& look, const Crews& crews, bool may_complete) {
  Service& service = look.service();
  const bool quiet = look.plan.starts.empty() && look.plan.stops.empty() &&
                     crews.primary.pending.empty() && crews.primary.unhealthy.empty() &&
                     crews.primary.stopping.empty() && crews.primary.unchecked == 0;
  // A deployment is listed until its last task is gone; the stops of this look are not carried out.
  const bool only_new =
      crews.old.live() == 0 && crews.old.stopping.empty() && look.plan.stops.empty();
  if (only_new && may_complete) service.deployments.resize(1);
  const int running = static_cast<int>(crews.primary.running.size());
  if (!quiet || !only_new || !may_complete || running != service.desired_count) {
    service.steady = false;
    return;
  }
  if (look.primary().rollout_state == DeploymentRolloutState::IN_PROGRESS) {
    record_success(look);
    service.steady = false;
  }
  if (service.steady) return;
  service.steady = true;
  service.last_placement_event.clear();
  look.say("has reached a steady state.");
}

}  // namespace localecs::decide
