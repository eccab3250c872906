// The fault injection paths: they tell plainly that no fault is injected here.
#pragma once

#include <localecs/http/message.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <string>

namespace localecs::metadata {

// id: as asked; task: nullptr where there is none of that id.
http::Response fault_answer(const std::string& id, const state::Task* task);

}  // namespace localecs::metadata
