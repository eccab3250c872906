// The deployment circuit breaker.
#pragma once

#include <localecs/services/ecs/placement/placement.hpp>

#include <vector>

#include "service_look.hpp"
#include "verdict.hpp"

namespace localecs::decide {

// Writes PRIMARY's failed tasks and the threshold into its record, if a breaker watches it.
void show_failure_count(ServiceLook& look);
// Fails the deployment that goes forward once as many of its tasks have failed as its breaker
// allows.
Verdict judge_failures(const ServiceLook& look);

// Counts a task that no instance can take as a failed one, as long as none of its deployment runs:
// once a round of attempts, and not while a task that is leaving may soon make room.
void count_refusal_as_failure(ServiceLook& look, state::Deployment& deployment,
                              const std::vector<placement::Refusal>& refusals);

}  // namespace localecs::decide
