// Managed daemons: one task on every instance of some Managed Instances capacity providers, their
// definitions and their deployments.
#pragma once

#include <localecs/aws/ecs/daemon_status.hpp>
#include <localecs/aws/ecs/describe_daemon_deployments.hpp>
#include <localecs/aws/ecs/describe_daemon_revisions.hpp>
#include <localecs/aws/ecs/describe_daemon_task_definition.hpp>
#include <localecs/aws/ecs/tag.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/base/time.hpp>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace localecs::state {

// One revision of a daemon task definition: as it was registered, and as tasks are made of it.
struct DaemonTaskDefinitionRevision {
  aws::ecs::DaemonTaskDefinition shown;
  std::shared_ptr<const aws::ecs::TaskDefinition> definition;  // immutable
  std::optional<TimePoint> delete_requested_at;
  std::vector<aws::ecs::Tag> tags;
};

// Numbers are never used twice, even after a deletion.
struct DaemonFamily {
  std::string arn_prefix;  // ".../daemon-task-definition/agent": a revision's ARN without ":3"
  std::string name;
  int last_revision = 0;
  std::map<int, DaemonTaskDefinitionRevision> revisions;
};

// What UpdateDaemon replaces as a whole: one daemon revision, immutable.
struct DaemonRevision {
  std::string arn;
  aws::ecs::DaemonRevision shown;
  std::shared_ptr<const aws::ecs::TaskDefinition> definition;
  std::vector<std::string> capacity_providers;  // ARNs
  aws::ecs::DaemonDeploymentConfiguration deployment_configuration;
};

// A change from one revision to another, a batch of instances at a time.
struct DaemonDeployment {
  std::string arn;
  std::string daemon_arn;
  std::string source_revision;  // ARN; empty: the daemon's first
  std::string target_revision;  // ARN
  aws::ecs::DaemonDeploymentStatus status = aws::ecs::DaemonDeploymentStatus::PENDING;
  std::string status_reason;
  std::set<std::string> batch;  // the instances whose tasks are being replaced now, by ARN
  int failed_tasks = 0;
  std::optional<TimePoint> baking_since;
  aws::ecs::DaemonDeploymentAlarms alarms;  // those that may fail it, while they are watched
  std::string rollback_reason;
  std::optional<TimePoint> rollback_started_at;
  TimePoint created_at{};
  std::optional<TimePoint> started_at, stopped_at, finished_at;
};

struct ManagedDaemon {
  std::string arn;
  std::string cluster_arn;
  std::string name;
  aws::ecs::DaemonStatus status = aws::ecs::DaemonStatus::ACTIVE;
  std::string revision;                             // ARN of what it is meant to run
  std::string deployment;                           // ARN of its newest deployment
  std::map<std::string, DaemonRevision> revisions;  // by ARN
  std::vector<aws::ecs::Tag> tags;
  TimePoint created_at{}, updated_at{};
  int start_failures = 0;  // rounds of failed starts in a row: the exponent of the backoff
  TimePoint start_not_before{};
};

}  // namespace localecs::state
