// What a service's deployments are to each other: which one serves, and what each starts tasks by.
#pragma once

#include <localecs/aws/ecs/capacity_provider_strategy_item.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace localecs::state {

// The place in the list of the one that serves while PRIMARY is rolled out: what was completed
// last, else the one before. One that was overtaken or has failed never took over. 0: there is
// none.
std::size_t place_of_serving(const Service& service);

// The strategy that the next tasks of a deployment, or of a task set, start by. PRIMARY follows the
// service's, which may change while it stays; an earlier one keeps its revision's. An id that the
// service does not have stands for the service as a whole.
const std::optional<std::vector<aws::ecs::CapacityProviderStrategyItem>>& strategy_of(
    const State& state, const Service& service, std::string_view deployment);

// A deployment that is PRIMARY no more, or again, has the launch type and platform of its revision,
// whatever the service was given since.
void keep_to_revision(const State& state, Deployment& deployment);

// Erases a deleted service's deployments and revisions.
void forget_history_of(State& state, std::string_view service_arn);
// How many of a deployment's tasks are asked for, run and are on their way there, at this moment.
aws::ecs::ServiceRevisionSummary summary_of(const State& state, const Service& service,
                                            const Deployment& deployment);

}  // namespace localecs::state
