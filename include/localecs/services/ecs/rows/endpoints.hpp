// By what a task's containers find it: the ids with which they ask for metadata and credentials.
#pragma once

#include <localecs/state/state.hpp>

namespace localecs::state {

// State::add_task does it. Not so State::restore_task: hundreds of thousands of ids in no order
// would hold up the daemon's first answer, and no container can ask before the engine is there.
void open_endpoints(State& state, const Task& task);

}  // namespace localecs::state
