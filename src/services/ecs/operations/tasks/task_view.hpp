// A task as DescribeTasks shows it.
#pragma once

#include <localecs/aws/ecs/operations.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::ecs {

// with_tags: the tags themselves instead of an empty list.
Task task_view(const state::Task& task, const state::State& state, bool with_tags);

}  // namespace localecs::services::ecs
