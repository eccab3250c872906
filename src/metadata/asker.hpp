// Whether whoever asks can be the task whose secret is asked for.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include <string_view>

namespace localecs::metadata {

// By the address that the request comes from. Where the Engine has told all addresses of the task,
// it has to be one of them; where it has not (the network of the host, a container that has just
// started), at least none of another task.
bool can_be(const state::State& state, const state::Task& task, std::string_view peer);

}  // namespace localecs::metadata
