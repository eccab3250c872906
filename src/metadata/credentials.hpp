// Credentials of a task's role, issued when a container of the task asks for them.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/http/message.hpp>
#include <localecs/state/state.hpp>

#include "route.hpp"

namespace localecs::metadata {

// Answers with the task's current session; issues a new one if there is none or it expires soon.
// Earlier sessions stay valid until they expire. route.id tells the task; `peer` is the address
// that asks. InvalidIdInRequest if no task has that id, or if `peer` cannot be the task
// (asker.hpp).
http::Response credentials_answer(state::State& state, const Route& route, std::string_view peer,
                                  IdSource& ids, TimePoint now);

}  // namespace localecs::metadata
