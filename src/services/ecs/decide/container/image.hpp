// Which image a container runs: its definition's, or the digest that its service has settled on.
#pragma once

#include <localecs/services/ecs/rows.hpp>

#include <string>

namespace localecs::decide {

// The reference that the Engine is asked for: the definition's own, or "repository@sha256:..." once
// the container's digest is known.
std::string image_of(const state::Task& task, const state::Container& container);

// Gives the container the digest that the revision of its service holds, if it holds one. Does
// nothing once the Engine has been asked for the container's image.
void pin_image(const state::State& state, const state::Task& task, state::Container& container);

}  // namespace localecs::decide
