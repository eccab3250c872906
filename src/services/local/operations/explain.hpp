// Explains the state of a task or a service.
#pragma once

#include <localecs/aws/local/explain.hpp>
#include <localecs/aws/local/operations.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/operation.hpp>

namespace localecs::services::local {

Explanation explain_task(const state::State& state, const state::Task& task, TimePoint now);
Explanation explain_service(const state::State& state, const state::Service& service,
                            TimePoint now);

// Advice for a reason in ECS's words ("CannotPullContainerError: …"); empty if none is known.
std::vector<std::string> advice_for(const std::string& reason);

}  // namespace localecs::services::local
