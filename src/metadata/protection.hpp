// Scale-in protection that a task sets for itself.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/http/message.hpp>
#include <localecs/services/ecs/rows.hpp>

namespace localecs::metadata {

// GET shows the protection, PUT changes it. task: nullptr if the path's id is unknown.
http::Response protection_answer(state::State& state, const state::Task* task,
                                 const http::Request& request, IdSource& ids, TimePoint now);

}  // namespace localecs::metadata
