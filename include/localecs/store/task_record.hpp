// A task as a text, which its containers carry in a label: if the state is lost, the task can be
// rebuilt from them (`--orphans adopt`).
#pragma once

#include <localecs/services/ecs/rows/task.hpp>

#include <string>
#include <string_view>

namespace localecs::store {

// The task and its definition in base64, without the environment variables of either: labels can be
// read by many, and variables may hold secrets.
std::string task_record(const state::Task& task);
// The task as it was when the record was made. Throws cbor::Malformed if the text is no record.
state::Task read_task_record(std::string_view record);

}  // namespace localecs::store
