// Judges the errors of pulls and words them as ECS does.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <string>

namespace localecs::docker {

// Whether another attempt may succeed: no if the registry said that there is no such image or that
// it is not for us, and no if the attempt timed out or the Engine is away.
bool is_transient(const effects::Problem& problem);

// The ECS agent's advice in front of the Engine's words, where it has any.
std::string with_advice(const std::string& message);

}  // namespace localecs::docker
