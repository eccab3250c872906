// What a service's explanation says of tasks that ended by themselves, and of its last rollout.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <string>
#include <vector>

#include "explain.hpp"

namespace localecs::services::local {

// What the ARNs of the tasks in the service's cluster begin with.
std::string tasks_prefix(const state::Service& service);

// The service's tasks that were RUNNING and ended by themselves in the last minute.
std::vector<const state::Task*> recent_deaths(const state::State& state,
                                              const state::Service& service, TimePoint now);
// Adds what they died of to the evidence, and advice where no health check looks after them.
void show_deaths(const std::vector<const state::Task*>& deaths, Explanation& to);

// A sentence about the service's newest rollout if that failed, was stopped or rolled back; else
// empty.
std::string last_given_up(const state::State& state, const state::Service& service);

}  // namespace localecs::services::local
