// What several rooms ask of a task, and a service's event list.
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <gmock/gmock.h>

namespace localecs::state {
namespace {

using aws::ecs::TaskStopCode;
using enum aws::ecs::HealthStatus;

// Containers "a" and "b" essential, "c" not.
Task three_containers(HealthStatus a, HealthStatus b, HealthStatus c) {
  aws::ecs::TaskDefinition definition;
  definition.containerDefinitions.emplace(3);
  Task task;
  for (int i = 0; i < 3; ++i) {
    (*definition.containerDefinitions)[static_cast<std::size_t>(i)].name =
        std::string(1, static_cast<char>('a' + i));
    task.containers.push_back({.name = std::string(1, static_cast<char>('a' + i))});
  }
  (*definition.containerDefinitions)[1].essential = true;
  (*definition.containerDefinitions)[2].essential = false;
  task.containers[0].health = a;
  task.containers[1].health = b;
  task.containers[2].health = c;
  task.definition = std::make_shared<const aws::ecs::TaskDefinition>(std::move(definition));
  return task;
}

TEST(Task, is_as_healthy_as_its_essential_containers) {
  EXPECT_EQ(health_of(three_containers(HEALTHY, HEALTHY, UNHEALTHY)), HEALTHY);
  EXPECT_EQ(health_of(three_containers(HEALTHY, UNKNOWN, HEALTHY)), UNKNOWN);
  EXPECT_EQ(health_of(three_containers(UNKNOWN, UNHEALTHY, HEALTHY)), UNHEALTHY);
  EXPECT_EQ(health_of(three_containers(UNHEALTHY, UNKNOWN, HEALTHY)), UNHEALTHY);
}

TEST(Task, finds_containers_and_their_definitions) {
  Task task = three_containers(HEALTHY, HEALTHY, HEALTHY);
  EXPECT_EQ(find_container(task, "b"), &task.containers[1]);
  EXPECT_EQ(find_container(task, "d"), nullptr);
  EXPECT_EQ(definition_of(task, task.containers[2]).name, "c");
  EXPECT_THROW(definition_of(task, Container{.name = "d"}), std::logic_error);
}

TEST(Task, keeps_the_first_reason_to_stop) {
  Task task;
  request_stop(task, TaskStopCode::UserInitiated, "first", TimePoint(std::chrono::seconds(1)));
  request_stop(task, TaskStopCode::TaskFailedToStart, "second", TimePoint(std::chrono::seconds(2)));
  EXPECT_FALSE(task.should_run);
  EXPECT_EQ(task.stop_code, TaskStopCode::UserInitiated);
  EXPECT_EQ(task.stopped_reason, "first");
  EXPECT_EQ(task.stopping_at, TimePoint(std::chrono::seconds(1)));
  EXPECT_EQ(task.version, 2);
}

TEST(Task, has_words_for_every_status) {
  EXPECT_EQ(to_text(TaskStatus::PROVISIONING), "PROVISIONING");
  EXPECT_EQ(to_text(TaskStatus::RUNNING), "RUNNING");
  EXPECT_EQ(to_text(TaskStatus::STOPPED), "STOPPED");
}

TEST(Task, has_its_id_behind_the_last_slash) {
  EXPECT_EQ(id_of("arn:aws:ecs:us-east-1:1:task/web/0f3a"), "0f3a");
  EXPECT_EQ(id_of("0f3a"), "0f3a");
  EXPECT_EQ(id_of("task/"), "");
}

TEST(Service, keeps_its_last_hundred_events_newest_first) {
  Service service;
  service.name = "web";
  for (int i = 1; i <= 101; ++i)
    add_event(service, std::to_string(i), "says " + std::to_string(i) + ".", TimePoint{});
  EXPECT_EQ(service.events.size(), 100u);
  EXPECT_EQ(service.events.front().message, "(service web) says 101.");
  EXPECT_EQ(service.events.front().id, "101");
  EXPECT_EQ(service.events.back().id, "2");
}

}  // namespace
}  // namespace localecs::state
