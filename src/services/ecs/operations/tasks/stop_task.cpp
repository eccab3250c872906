// StopTask: asks a task to stop and answers with the task as it is at that moment.
#include <localecs/aws/ecs/stop_task.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include "operations/shared/common.hpp"
#include "task_view.hpp"

namespace localecs::services::ecs {

StopTaskResponse stop_task(Call& call, const StopTaskRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  if (input.reason && input.reason->size() > 1024)
    throw invalid_parameter("reason length must be at most 1024");
  const std::string arn = arn_in_cluster(call, cluster, "task", input.task);
  const state::Task* task = call.state[ecs::tasks].find(arn);
  if (!task) throw invalid_parameter("The referenced task was not found.");
  call.state[ecs::tasks].stop(arn, TaskStopCode::UserInitiated,
                              input.reason.value_or("Task stopped by user"), call.now);
  return {.task = task_view(*task, call.state, false)};
}

}  // namespace localecs::services::ecs
