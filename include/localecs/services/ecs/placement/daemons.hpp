// Managed daemons as placement sees them: which ones an instance is to have before it takes
// application tasks. Pure functions of the state.
#pragma once

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>

#include <string>
#include <vector>

namespace localecs::placement {

// Whether tasks of that definition are a managed daemon's.
bool is_daemon(const aws::ecs::TaskDefinition& definition);

// What the daemon is meant to run now.
const state::DaemonRevision& wanted_revision(const state::ManagedDaemon& daemon);
bool belongs_to(const state::DaemonRevision& revision, const state::Instance& instance);

// The daemons whose tasks every instance of that capacity provider is to have.
std::vector<const state::ManagedDaemon*> daemons_of(const state::State& state,
                                                    const std::string& cluster_arn,
                                                    const std::string& provider_arn);

// How many failed tasks end the deployment of a daemon on so many instances.
int daemon_breaker_threshold(int instances);

// It runs, and its health check, where it has one, has said so.
bool serves(const state::Task& daemon_task);
// Every daemon that the instance is to have serves there.
bool has_its_daemons(const state::State& state, const state::Instance& instance);
// A task that is no daemon's is there.
bool has_work(const state::State& state, const state::Instance& instance);

}  // namespace localecs::placement
