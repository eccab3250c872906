// Managed daemons, which run one task on every instance of their Managed Instances capacity
// providers; and their task definitions, revisions and deployments.
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

// One revision of a daemon task definition: as it is shown, and translated into an ordinary task
// definition, from which tasks are made.
struct DaemonTaskDefinitionRevision {
  aws::ecs::DaemonTaskDefinition shown;
  std::shared_ptr<const aws::ecs::TaskDefinition> definition;  // immutable
  std::optional<TimePoint> delete_requested_at;
  std::vector<aws::ecs::Tag> tags;
};

// All revisions of one family. A number is never used again, not even after a deletion.
struct DaemonFamily {
  std::string arn_prefix;  // ".../daemon-task-definition/agent": a revision's ARN without ":3"
  std::string name;
  int last_revision = 0;
  std::map<int, DaemonTaskDefinitionRevision> revisions;
};

// One immutable revision of a daemon; UpdateDaemon makes a new one.
struct DaemonRevision {
  std::string arn;
  aws::ecs::DaemonRevision shown;
  std::shared_ptr<const aws::ecs::TaskDefinition> definition;
  std::vector<std::string> capacity_providers;  // ARNs
  aws::ecs::DaemonDeploymentConfiguration deployment_configuration;
};

// The rollout of a daemon revision, a batch of instances at a time.
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
  aws::ecs::DaemonDeploymentAlarms alarms;  // while watched, each may fail the deployment
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
  std::string revision;                             // ARN of the revision that it should run
  std::string deployment;                           // ARN of its newest deployment
  std::map<std::string, DaemonRevision> revisions;  // by ARN
  std::vector<aws::ecs::Tag> tags;
  TimePoint created_at{}, updated_at{};
  int start_failures = 0;  // rounds of failed starts in a row: the exponent of the backoff
  TimePoint start_not_before{};
};

}  // namespace localecs::state
