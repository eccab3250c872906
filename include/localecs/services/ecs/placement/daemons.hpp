// Answers which managed daemons must serve on an instance before it takes application tasks. Pure
// functions of the state.
#pragma once

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>

#include <string>
#include <vector>

namespace localecs::placement {

// True if the definition was registered as a daemon task definition (told by its ARN).
bool is_daemon(const aws::ecs::TaskDefinition& definition);

// The revision that the daemon should run now. Throws std::out_of_range if the row lost it.
const state::DaemonRevision& wanted_revision(const state::ManagedDaemon& daemon);
// True if one of the revision's capacity providers launched the instance.
bool belongs_to(const state::DaemonRevision& revision, const state::Instance& instance);

// The ACTIVE daemons that run one task on every instance of that capacity provider.
std::vector<const state::ManagedDaemon*> daemons_of(const state::State& state,
                                                    const std::string& cluster_arn,
                                                    const std::string& provider_arn);

// The number of failed tasks that ends a daemon's deployment: half of `instances`, rounded up, but
// at least 3 and at most 200, as for services.
int daemon_breaker_threshold(int instances);

// True if the task is RUNNING, is not asked to stop, and passes its health check if it has one.
bool serves(const state::Task& daemon_task);
// True if a task of every daemon of the instance's provider serves on the instance. Until then
// application tasks are not placed there.
bool has_its_daemons(const state::State& state, const state::Instance& instance);
// True if a task that no managed daemon started is on the instance and not STOPPED.
bool has_work(const state::State& state, const state::Instance& instance);

}  // namespace localecs::placement
