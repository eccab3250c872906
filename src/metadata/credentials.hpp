// Credentials of a task's role, issued when the task asks.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/http/message.hpp>
#include <localecs/state/state.hpp>

#include "route.hpp"

namespace localecs::metadata {

// The task's current credentials; new ones where there are none or they end soon. Earlier ones stay
// good until their end. An id that no live task has, or that another than the task asks with, is
// InvalidIdInRequest. `peer`: the address that asks.
http::Response credentials_answer(state::State& state, const Route& route, std::string_view peer,
                                  IdSource& ids, TimePoint now);

}  // namespace localecs::metadata
