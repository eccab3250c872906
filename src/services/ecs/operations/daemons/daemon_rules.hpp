// What CreateDaemon and UpdateDaemon accept, and the revision and deployment that follow.
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

// Adds the revision to the daemon, and the deployment that brings it. The revision that was
// deployed with success last is what it comes from, and goes back to.
void begin_daemon_deployment(Call& call, state::ManagedDaemon& daemon,
                             state::DaemonRevision revision);
// The deployment that takes the daemon away.
void begin_daemon_deletion(Call& call, state::ManagedDaemon& daemon);

}  // namespace localecs::services::ecs
