// A task whose row is lost, but not its containers: its record and the Engine's list make it again.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <vector>

namespace localecs::decide {

// Puts the task into the state, with its cluster and its definition where these are missing, as far
// as its containers have come by now. The definition is INACTIVE: the record lacks its variables.
// The service or managed daemon that started the task is gone; its group still names it.
// recorded: the task when its first container was made. kept: all that an earlier run left.
// False, and nothing is done, where a container or the sandbox is not there: such a task cannot go
// on.
bool adopt(state::State& state, state::Task recorded, const std::vector<effects::Kept>& kept,
           IdSource& ids, TimePoint now);

}  // namespace localecs::decide
