// Scale-in protection as a task asks for it itself.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/http/message.hpp>
#include <localecs/services/ecs/rows.hpp>

namespace localecs::metadata {

// GET tells, PUT changes. task: nullptr where the path names none.
http::Response protection_answer(state::State& state, const state::Task* task,
                                 const http::Request& request, IdSource& ids, TimePoint now);

}  // namespace localecs::metadata
