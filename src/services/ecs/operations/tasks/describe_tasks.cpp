// DescribeTasks and ListTasks.
#include <localecs/aws/ecs/describe_tasks.hpp>
#include <localecs/aws/ecs/list_tasks.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include "operations/shared/common.hpp"
#include "task_view.hpp"

namespace localecs::services::ecs {
namespace {

// Which tasks ListTasks wants; members that are not given match all.
struct Filter {
  bool should_run;
  std::string instance_arn, service_arn, daemon_arn;
  std::optional<std::string> family, started_by;
  std::optional<LaunchType> launch_type;

  bool matches(const state::Task& task) const {
    return task.should_run == should_run &&
           (instance_arn.empty() || task.instance_arn == instance_arn) &&
           (service_arn.empty() || task.service_arn == service_arn) &&
           (daemon_arn.empty() || task.daemon_arn == daemon_arn) &&
           (!family || task.definition->family == family) &&
           (!started_by || task.started_by == *started_by) &&
           (!launch_type || task.launch_type == launch_type);
  }
};

Filter filter_of(Call& call, const state::Cluster& cluster, const ListTasksRequest& input) {
  const bool others = input.containerInstance || input.family || input.serviceName ||
                      input.launchType || input.daemonName;
  if (input.startedBy && others)
    throw invalid_parameter("startedBy must be the only filter when it is specified.");
  Filter filter{.should_run = input.desiredStatus != DesiredStatus::STOPPED,
                .instance_arn = {},
                .service_arn = {},
                .daemon_arn = {},
                .family = input.family,
                .started_by = input.startedBy,
                .launch_type = input.launchType};
  if (input.containerInstance)
    filter.instance_arn =
        arn_in_cluster(call, cluster, "container-instance", *input.containerInstance);
  if (input.serviceName) {
    filter.service_arn = arn_in_cluster(call, cluster, "service", *input.serviceName);
    if (!call.state[ecs::services].find(filter.service_arn)) throw service_not_found();
  }
  if (input.daemonName) {
    filter.daemon_arn = arn_in_cluster(call, cluster, "daemon", *input.daemonName);
    if (!call.state[ecs::daemons].find(filter.daemon_arn))
      throw invalid_parameter("The daemon '" + *input.daemonName + "' was not found.");
  }
  return filter;
}

}  // namespace

DescribeTasksResponse describe_tasks(Call& call, const DescribeTasksRequest& input) {
  if (input.tasks.empty()) throw invalid_parameter("Tasks cannot be empty.");
  if (input.tasks.size() > 100)
    throw invalid_parameter("Tasks cannot have more than 100 elements.");
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  DescribeTasksResponse answer{.failures = std::vector<Failure>{}, .tasks = std::vector<Task>{}};
  for (const std::string& name : input.tasks) {
    const std::string arn = arn_in_cluster(call, cluster, "task", name);
    if (const state::Task* task = call.state[ecs::tasks].find(arn))
      answer.tasks->push_back(
          task_view(*task, call.state, includes(input.include, TaskField::TAGS)));
    else
      answer.failures->push_back(missing(arn));
  }
  return answer;
}

ListTasksResponse list_tasks(Call& call, const ListTasksRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const Filter filter = filter_of(call, cluster, input);
  std::vector<std::string> arns;
  // ECS never wants a task to be PENDING, so that filter matches nothing.
  if (input.desiredStatus != DesiredStatus::PENDING)
    call.state[ecs::tasks].visit_prefix(call.scope.arn("task/" + cluster.name + "/"),
                                        [&](const state::Task& task) {
                                          if (filter.matches(task)) arns.push_back(task.arn);
                                        });
  Page page = page_of(std::move(arns), input.maxResults, input.nextToken, 100);
  return {.nextToken = std::move(page.next_token), .taskArns = std::move(page.items)};
}

}  // namespace localecs::services::ecs
