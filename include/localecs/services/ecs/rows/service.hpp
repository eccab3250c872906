// A service, its deployments and its events.
#pragma once

#include <localecs/aws/ecs/express_gateway_service_configuration.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/base/time.hpp>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace localecs::state {

enum class ServiceStatus { ACTIVE, DRAINING, INACTIVE };

// The rollout of one revision of a service, in progress or completed. The newest is PRIMARY; the
// others are ACTIVE until their last task is gone.
struct Deployment {
  std::string id;            // ecs-svc/<19 digits>: the startedBy of its tasks
  std::string revision_arn;  // the service revision with the same number
  std::shared_ptr<const aws::ecs::TaskDefinition> definition;
  std::optional<aws::ecs::LaunchType> launch_type;
  std::optional<aws::ecs::NetworkConfiguration> network;
  std::string platform_version;  // Fargate: resolved
  TimePoint created_at{};
  TimePoint updated_at{};
  int desired_count = 0;
  int failed_tasks = 0;  // in a row: never RUNNING, or failed their health check
  aws::ecs::DeploymentRolloutState rollout_state = aws::ecs::DeploymentRolloutState::IN_PROGRESS;
  std::string rollout_reason;

  int start_failures = 0;  // rounds of failed starts in a row: the exponent of the backoff
  TimePoint start_not_before{};
  TimePoint last_failure_at{};  // any task that starts after it ends the backoff
};

// A share of an EXTERNAL service's tasks. The user's own deployment controller makes and scales it.
struct TaskSet {
  std::string arn;
  bool is_primary = false;
  bool is_draining = false;
  double scale = 0;                 // percent of the service's desired count
  Deployment deployment;            // its revision; the id is the task set's own
  aws::ecs::TaskSet configuration;  // what the user set, as its wire shape
  std::vector<aws::ecs::Tag> tags;
  bool steady = false;
  TimePoint steady_since{};  // if not steady: when it became unsteady
};

// The extra members of an Express service (CreateExpressGatewayService).
struct Express {
  std::string infrastructure_role;
  // The user's settings of each service revision that may still run, by the revision's ARN.
  std::map<std::string, aws::ecs::ExpressGatewayServiceConfiguration> configurations;
};

struct Service {
  std::string arn;
  std::string cluster_arn;
  std::string name;
  aws::ecs::Service configuration;  // what the user set, as its wire shape; the live members are
                                    // filled when described
  std::vector<aws::ecs::Tag> tags;
  ServiceStatus status = ServiceStatus::ACTIVE;
  int desired_count = 0;
  std::vector<Deployment> deployments;                // PRIMARY first
  std::vector<TaskSet> task_sets;                     // EXTERNAL: in place of deployments
  std::optional<Deployment> last_completed;           // a rollback returns to it
  std::vector<std::string> open_service_deployments;  // ARNs; PRIMARY's, or its rollback's, first
  std::deque<aws::ecs::ServiceEvent> events;          // newest first, at most 100
  TimePoint created_at{};
  TimePoint inactive_at{};
  std::optional<Express> express;
  // Tasks started beyond the desired count by Availability Zone rebalancing.
  int zone_replacements = 0;
  bool steady = false;               // "has reached a steady state" was said and still holds
  std::string last_placement_event;  // kept so that it is not repeated at every attempt
  TimePoint last_placement_event_at{};
};

// Adds the event "(service NAME) message" at the front of the list; with a task set's id
// "(service NAME, taskSet ecs-svc/N) message". Only the newest 100 are kept, as in ECS.
void add_event(Service& service, std::string id, std::string message, TimePoint now,
               const std::string& task_set = {});
// The task set's share of the service's desired count, rounded up as ECS does; 0 while draining.
int computed_desired_count(const Service& service, const TaskSet& set);
std::string_view to_text(ServiceStatus status);
// The number of tasks failed in a row at which the circuit breaker ends a deployment. ECS's default
// is half of the desired count, but at least 3 and at most 200.
int breaker_threshold(const Service& service);

}  // namespace localecs::state
