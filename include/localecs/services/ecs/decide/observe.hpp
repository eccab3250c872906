// Takes what the Engine told into a task's rows.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/timing.hpp>

namespace localecs::decide {

// Every outcome and every event that names a container, the sandbox or a volume of the task comes
// through here. It asks for nothing: decide_task looks at the result.
void observe(state::Task& task, const effects::Observation& observation, TimePoint now,
             const Timing& timing);

}  // namespace localecs::decide
