// EXTERNAL: task sets, made and sized by whoever controls the service's deployments.
#pragma once

#include "decide/deployment/service_look.hpp"
#include "decide/service/crews.hpp"

namespace localecs::decide {

// Keeps each task set at its share of the desired count. Percentages do not apply.
void scale_task_sets(ServiceLook& look, const TaskRefs& tasks);

}  // namespace localecs::decide
