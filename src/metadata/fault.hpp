// Answers the fault injection paths: localecs injects no faults and says so.
#pragma once

#include <localecs/http/message.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <string>

namespace localecs::metadata {

// id: the path's; task: nullptr if no task has that id.
http::Response fault_answer(const std::string& id, const state::Task* task);

}  // namespace localecs::metadata
