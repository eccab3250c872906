// Checks the input of CreateDaemon and UpdateDaemon, and makes the revision and the deployment.
#pragma once

#include <localecs/aws/ecs/daemon_deployment_configuration.hpp>
#include <localecs/aws/ecs/daemon_propagate_tags.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>

#include <optional>
#include <string>
#include <vector>

#include "daemon_lookup.hpp"

namespace localecs::services::ecs {

// The configuration that a daemon is to run, as both operations send it.
struct DaemonWish {
  std::string definition;  // reference to a daemon task definition
  std::vector<std::string> capacity_providers;
  std::optional<DaemonDeploymentConfiguration> deployment;
  std::optional<bool> managed_tags, execute_command;
  std::optional<DaemonPropagateTags> propagate_tags;
};

// A revision of that daemon, with what was left out at its default. Throws ClientException,
// InvalidParameterException or UnsupportedFeatureException where ECS would not have it.
state::DaemonRevision checked_revision(Call& call, const state::Cluster& cluster,
                                       const std::string& daemon_arn, const DaemonWish& wish);

// Adds the revision to the daemon and begins its deployment. The source, to which a rollback
// returns, is the revision that was deployed with success last.
void begin_daemon_deployment(Call& call, state::ManagedDaemon& daemon,
                             state::DaemonRevision revision);
// Begins the deletion: a deployment that stops the daemon's tasks everywhere.
void begin_daemon_deletion(Call& call, state::ManagedDaemon& daemon);

}  // namespace localecs::services::ecs
