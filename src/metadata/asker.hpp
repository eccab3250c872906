// Decides whether a client can be the task whose credentials it asks for.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include <string_view>

namespace localecs::metadata {

// peer: the address that the request comes from. If the Engine has reported all addresses of the
// task, `peer` must be one of them. If it has not (the host's network, a container that has just
// started), `peer` must at least not be another task's.
bool may_be_task(const state::State& state, const state::Task& task, std::string_view peer);

}  // namespace localecs::metadata
