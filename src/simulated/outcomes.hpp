// Outcomes that say only whether an effect went well, in Docker's words and with its time limits.
#pragma once

#include <localecs/effects/container_engine.hpp>

namespace localecs::simulated {

// How long an engine's call may take, and what is said when it took longer.
struct Limit {
  const char* step;
  Duration after;
  const char* words;
};
Limit limit_of(const effects::Effect& effect);

effects::Problem timed_out(const Limit& limit);
effects::Problem no_container(const std::string& id);

// The outcome of an effect that says nothing but whether there was a problem.
effects::Observation plain_outcome(const effects::Effect& effect,
                                   std::optional<effects::Problem> problem);

}  // namespace localecs::simulated
