// Task protection: who may have it, for how long, and what each refusal says.
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

using namespace std::chrono_literals;

struct TaskProtection : testing::Test {
  Api api;

  TaskProtection() {
    api("CreateCluster");
    state::Service service;
    service.arn = prefix + "service/default/web";
    service.desired_count = 2;
    api.state[ecs::services].put(service.arn, service);
    for (const char digit : {'a', 'b', 'c'}) add(digit, service.arn);
    add('d', "");
  }

  static std::string arn(char digit) { return prefix + "task/default/" + std::string(32, digit); }
  void add(char digit, const std::string& service) {
    state::Task task;
    task.arn = arn(digit);
    task.service_arn = service;
    task.last_status = state::TaskStatus::RUNNING;
    api.state[ecs::tasks].add(task);
  }
  json get(std::vector<std::string> tasks) {
    return api("GetTaskProtection", {{"cluster", "default"}, {"tasks", std::move(tasks)}});
  }
  json update(bool enabled, std::vector<std::string> tasks, json more = json::object()) {
    more.update({{"cluster", "default"}, {"protectionEnabled", enabled}, {"tasks", tasks}});
    return api("UpdateTaskProtection", more);
  }
  static json unprotected(char digit) {
    return {{"protectionEnabled", false}, {"taskArn", arn(digit)}};
  }
  json protected_for(std::chrono::minutes time, char digit) {
    return {{"protectionEnabled", true},
            {"taskArn", arn(digit)},
            {"expirationDate", epoch_seconds(api.clock.now() + time)}};
  }
};

TEST_F(TaskProtection, IsOffUntilAskedFor) {
  EXPECT_EQ(get({arn('a')}),
            json({{"failures", json::array()}, {"protectedTasks", {unprotected('a')}}}));
}

TEST_F(TaskProtection, LastsTwoHoursOrAsLongAsAskedFor) {
  EXPECT_EQ(update(true, {arn('a')})["protectedTasks"], json({protected_for(120min, 'a')}));
  EXPECT_EQ(update(true, {std::string(32, 'a')}, {{"expiresInMinutes", 2880}})["protectedTasks"],
            json({protected_for(2880min, 'a')}));
  api.clock.advance(1min);
  EXPECT_EQ(update(true, {arn('a')}, {{"expiresInMinutes", 1}})["protectedTasks"],
            json({protected_for(1min, 'a')}));
  EXPECT_EQ(get({arn('a'), arn('b')})["protectedTasks"],
            json({protected_for(1min, 'a'), unprotected('b')}));
  api.clock.advance(1min);
  EXPECT_EQ(get({arn('a')})["protectedTasks"], json({unprotected('a')}));
}

TEST_F(TaskProtection, CanBeTakenBack) {
  update(true, {arn('a')});
  EXPECT_EQ(update(false, {arn('a')}, {{"expiresInMinutes", 5}})["protectedTasks"],
            json({unprotected('a')}));
}

TEST_F(TaskProtection, ChangesTheTaskSoThatItsServiceLooksAgain) {
  api.state.changes.take();
  get({arn('a')});
  EXPECT_TRUE(api.state.changes.empty());
  update(true, {arn('a')});
  EXPECT_FALSE(api.state.changes.empty());
}

TEST_F(TaskProtection, IsForRunningTasksOfServices) {
  state::Task stopped = *api.state[ecs::tasks].find(arn('b'));
  stopped.last_status = state::TaskStatus::STOPPED;
  api.state[ecs::tasks].update(stopped);
  const json failures = {{{"arn", arn('d')}, {"reason", "TASK_NOT_VALID"}},
                         {{"arn", arn('b')}, {"reason", "TASK_NOT_VALID"}},
                         {{"arn", arn('e')}, {"reason", "MISSING"}}};
  EXPECT_EQ(get({arn('d'), arn('b'), std::string(32, 'e')})["failures"], failures);
  EXPECT_EQ(update(true, {arn('d'), arn('b'), arn('e')})["failures"], failures);
}

TEST_F(TaskProtection, IsNotGivenToMoreTasksThanTheServiceWants) {
  EXPECT_EQ(update(true, {arn('a'), arn('b'), arn('c')})["failures"],
            json({{{"arn", arn('c')}, {"reason", "DEPLOYMENT_BLOCKED"}}}));
  api.state[ecs::services].modify(prefix + "service/default/web")->desired_count = 0;
  EXPECT_EQ(update(true, {arn('a')})["failures"], json::array());  // it may be prolonged
}

TEST_F(TaskProtection, RefusesBadInput) {
  const json tasks = {arn('a')};
  struct Row {
    const char* operation;
    json input;
    std::string error;
  };
  const std::string invalid = "InvalidParameterException: ";
  for (const Row& row :
       {Row{"GetTaskProtection", {{"tasks", json::array()}}, "Tasks cannot be empty."},
        Row{"GetTaskProtection", json::object(), "Tasks cannot be empty."},
        Row{"GetTaskProtection",
            {{"tasks", std::vector<std::string>(101, arn('a'))}},
            "Tasks cannot have more than 100 elements."},
        Row{"UpdateTaskProtection",
            {{"tasks", json::array()}, {"protectionEnabled", true}},
            "Tasks cannot be empty."},
        Row{"UpdateTaskProtection",
            {{"tasks", std::vector<std::string>(11, arn('a'))}, {"protectionEnabled", true}},
            "Tasks cannot have more than 10 elements."},
        Row{"UpdateTaskProtection",
            {{"tasks", tasks}, {"protectionEnabled", true}, {"expiresInMinutes", 0}},
            "expiresInMinutes must be between 1 and 2880."},
        Row{"UpdateTaskProtection",
            {{"tasks", tasks}, {"protectionEnabled", true}, {"expiresInMinutes", 2881}},
            "expiresInMinutes must be between 1 and 2880."},
        Row{"GetTaskProtection",
            {{"tasks", {"short"}}},
            "taskId length should be one of [32,36]"}}) {
    json input = row.input;
    input["cluster"] = "default";
    EXPECT_EQ(api.error(row.operation, input), invalid + row.error) << input;
  }
}

}  // namespace
}  // namespace localecs::services::ecs
