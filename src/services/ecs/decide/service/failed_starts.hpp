// Tasks that failed to start or died young: counted, backed off, forgiven.
#pragma once

#include "crews.hpp"
#include "decide/deployment/service_look.hpp"

namespace localecs::decide {

// Notes tasks that have ended, and counts those that failed against their deployments. Returns the
// tasks that are still there.
TaskRefs count_ended_tasks(ServiceLook& look);

// True while a failed task (it never ran, or ran too briefly) is still stopping. Its failure counts
// once it is STOPPED; no replacement starts before that.
bool awaits_verdict(const ServiceLook& look, const Crew& crew);

// Ends the deployment's backoff once a task that started after the last failure has run for a
// while, and its count of failures once one is healthy.
void reset_failures(ServiceLook& look, state::Deployment& deployment, const Crew& crew);

}  // namespace localecs::decide
