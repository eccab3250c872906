// Lines of the log about tasks: whose they are, what happened, where to reach them.
#include <localecs/aws/ecs/network_binding.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <gtest/gtest.h>

#include "services/ecs/apply/log_lines.hpp"
#include "unit/services/ecs/decide/sample_task.hpp"

namespace localecs::services::ecs {
namespace {

using state::TaskStatus;

state::Task sample() {
  state::Task task = decide::sample_task({decide::container_definition("main")});
  task.arn = "arn:aws:ecs:us-east-1:000000000000:task/shop/8ee82e";
  task.cluster_arn = "arn:aws:ecs:us-east-1:000000000000:cluster/shop";
  auto definition = *task.definition;
  definition.taskDefinitionArn = "arn:aws:ecs:us-east-1:000000000000:task-definition/web:3";
  task.definition = std::make_shared<const aws::ecs::TaskDefinition>(definition);
  task.last_status = TaskStatus::RUNNING;
  return task;
}

TEST(LogLines, name_the_owner) {
  state::Task task = sample();
  EXPECT_EQ(task_line(task), "shop: task 8ee82e (web:3) is RUNNING");
  task.service_arn = "arn:aws:ecs:us-east-1:000000000000:service/shop/web";
  EXPECT_EQ(task_line(task), "shop/web: task 8ee82e (web:3) is RUNNING");
}

TEST(LogLines, tell_where_a_task_is_reached) {
  state::Task task = sample();
  aws::ecs::NetworkBinding binding;
  binding.hostPort = 32768;
  binding.containerPort = 80;
  task.containers[0].bindings = {binding};
  EXPECT_EQ(task_line(task),
            "shop: task 8ee82e (web:3) is RUNNING with host port 32768 for main:80");
  task.sandbox.address.emplace().ip = "10.64.160.4";
  EXPECT_EQ(task_line(task), "shop: task 8ee82e (web:3) is RUNNING at 10.64.160.4");
}

TEST(LogLines, tell_how_a_task_ended) {
  state::Task task = sample();
  task.last_status = TaskStatus::STOPPED;
  task.stopped_reason = "Task failed to start";
  task.containers[0].exit_code = 143;
  task.containers[0].reason = "CannotStartContainerError: no such file";
  EXPECT_EQ(
      task_line(task),
      "shop: task 8ee82e (web:3) is STOPPED: Task failed to start; main exited with code 143; "
      "main: CannotStartContainerError: no such file");
}

}  // namespace
}  // namespace localecs::services::ecs
