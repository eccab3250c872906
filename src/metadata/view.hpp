// Tasks and containers in the words of the metadata endpoint.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include "answer.hpp"

namespace localecs::metadata {

// version: 4, or 3 and 2, which lack what came later.
Json container_view(const state::Task& task, const state::Container& container, int version);
// The container that holds the network of an awsvpc task, where there is one.
bool has_pause_container(const state::Task& task);
Json pause_container_view(const state::Task& task, int version);
// Where a container of the task is on the network, as a list of one.
Json networks_view(const state::Task& task, const state::Container* container, int version);
Json task_view(const state::State& state, const state::Task& task, int version, bool with_tags,
               TimePoint now);

bool is_awsvpc(const state::Task& task);
bool is_bridge(const state::Task& task);

}  // namespace localecs::metadata
