// Tasks and containers as the metadata endpoint shows them.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include "answer.hpp"

namespace localecs::metadata {

// version: of the endpoint; 4, or 3 and 2, which lack later members.
Json container_view(const state::Task& task, const state::Container& container, int version);
// True if an awsvpc task has the container that holds its network; the endpoint then lists it.
bool has_pause_container(const state::Task& task);
Json pause_container_view(const state::Task& task, int version);
// The network of a container, as a list of one. container: nullptr for the pause container.
Json networks_view(const state::Task& task, const state::Container* container, int version);
Json task_view(const state::State& state, const state::Task& task, int version, bool with_tags,
               TimePoint now);

bool is_bridge(const state::Task& task);

}  // namespace localecs::metadata
