// Answers questions about a service's deployments: which one serves, and by which strategy each
// starts its tasks.
#pragma once

#include <localecs/aws/ecs/capacity_provider_strategy_item.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>

#include <cstddef>
#include <optional>
#include <vector>

namespace localecs::state {

// Returns the index in `service.deployments` of the deployment that serves while PRIMARY rolls out:
// the one completed last, else the one just before PRIMARY. Deployments that failed or were
// replaced midway never served, so they are passed over. 0: PRIMARY is the only one.
std::size_t place_of_serving(const Service& service);

// Returns the capacity provider strategy for the next tasks of the deployment or task set with the
// id `deployment`. PRIMARY uses the service's strategy, which UpdateService may change without a
// new deployment; an earlier deployment keeps the one of its revision. For an unknown or empty id
// the service's strategy is returned.
const std::optional<std::vector<aws::ecs::CapacityProviderStrategyItem>>& strategy_of(
    const State& state, const Service& service, std::string_view deployment);

// Resets the launch type and platform version to those of the deployment's own revision. For a
// deployment that stops being PRIMARY, or becomes it again: the service's values may have changed
// since.
void keep_to_revision(const State& state, Deployment& deployment);

// Erases the service deployments and service revisions of a deleted service.
void forget_history_of(State& state, std::string_view service_arn);
// Counts the deployment's tasks now: requested, running, and pending (not yet RUNNING).
aws::ecs::ServiceRevisionSummary summary_of(const State& state, const Service& service,
                                            const Deployment& deployment);

}  // namespace localecs::state
