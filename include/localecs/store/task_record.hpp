// A task as a text of its own, for its containers to carry: whoever finds them can tell what they
// are for, though the state they were in is lost.
#pragma once

#include <localecs/services/ecs/rows/task.hpp>

#include <string>
#include <string_view>

namespace localecs::store {

// The task and its definition in base64, without the variables of either: they are not meant for
// labels, which many may read.
std::string task_record(const state::Task& task);
// The task as it was then. Throws cbor::Malformed where that is no such text.
state::Task read_task_record(std::string_view record);

}  // namespace localecs::store
