// What the errors of pulls mean, and how ECS words them.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <string>

namespace localecs::docker {

// Whether the next attempt may well succeed: not where the registry has said that there is no such
// image or that it is not for us, nor where we have waited long enough.
bool is_transient(const effects::Problem& problem);

// The ECS agent's advice in front of the Engine's words, where it has any.
std::string with_advice(const std::string& message);

}  // namespace localecs::docker
