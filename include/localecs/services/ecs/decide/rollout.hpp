// What happens next to one service: which tasks to start and stop so that the desired count holds,
// within the deployment's minimum and maximum percent.
#pragma once

#include <localecs/aws/ecs/describe_service_revisions.hpp>
#include <localecs/base/ids.hpp>
#include <localecs/effects/functions.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/timing.hpp>
#include <localecs/state/state.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::decide {

struct TaskStop {
  std::string task_arn;
  std::string reason;  // always ServiceSchedulerInitiated
};

struct ServicePlan {
  state::Service service;           // as it is to stand in the table
  std::vector<state::Task> starts;  // placed, in their first status
  std::vector<TaskStop> stops;
  std::vector<std::string> settled;  // stopped tasks that the service has taken note of
  std::vector<state::ServiceDeployment> service_deployments;  // those that have changed
  std::vector<aws::ecs::ServiceRevision> service_revisions;   // likewise
  std::vector<effects::InvokeFunction> invocations;           // by hooks, after the rows show them
  bool forget_history = false;  // its service deployments and revisions go with it
  std::optional<TimePoint> wake;
  bool forget = false;
};

// Level-triggered and pure, but for the ids that new tasks and events take from `ids`.
ServicePlan decide_service(const state::State& state, const state::Service& service, IdSource& ids,
                           TimePoint now, const Timing& timing);

// ECS's rounding: the lower bound is rounded up, the upper one down.
struct Bounds {
  int least_healthy;
  int most;
};
Bounds bounds_of(const state::Service& service);

}  // namespace localecs::decide
