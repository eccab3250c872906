// Who waits for whom on the way up, who goes first on the way down.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using namespace std::chrono_literals;
using aws::ecs::ContainerCondition;
using aws::ecs::ContainerDefinition;
using state::Container;
using state::ContainerStep;
using state::HealthStatus;
using testing::ElementsAre;
using testing::IsEmpty;

ContainerDefinition after(const std::string& name, const std::string& on,
                          ContainerCondition condition) {
  auto definition = container_definition(name);
  definition.dependsOn = {{condition, on}};
  return definition;
}

struct Ordering : testing::Test {
  Ordering() { with_engine(state); }
  TaskPlan decide(TimePoint now = kNow) {
    TaskPlan plan = decide_task(state, task, now, local_timing());
    task = plan.task;
    return plan;
  }
  Container& container(const std::string& name) { return *state::find_container(task, name); }
  void at(const std::string& name, ContainerStep step) {
    Container& one = container(name);
    one.step = step;
    one.exists = step >= ContainerStep::created;
    if (step >= ContainerStep::running && !one.started_at) one.started_at = kNow;
  }
  void exits(const std::string& name, int code) {
    at(name, ContainerStep::stopped);
    container(name).exit_code = code;
  }
  // "main" waits for "first", which is not essential.
  void chain(ContainerCondition condition, int start_timeout = 0) {
    auto first = container_definition("first", false);
    first.healthCheck.emplace();
    if (start_timeout) first.startTimeout = start_timeout;
    task = sample_task({after("main", "first", condition), first});
    decide();
    at("first", ContainerStep::running);
  }

  state::State state{services::parts()};
  state::Task task;
};

TEST_F(Ordering, nothing_is_made_before_what_it_depends_on) {
  task = sample_task(
      {after("main", "first", ContainerCondition::START), container_definition("first")});
  EXPECT_THAT(asked(decide()), ElementsAre("create first"));
  for (const ContainerStep step : {ContainerStep::created, ContainerStep::starting}) {
    at("first", step);
    decide();
    EXPECT_EQ(container("main").step, ContainerStep::waiting);
  }
  at("first", ContainerStep::running);
  EXPECT_THAT(asked(decide()), ElementsAre("create main"));
}

TEST_F(Ordering, complete_waits_for_any_end) {
  chain(ContainerCondition::COMPLETE);
  EXPECT_THAT(asked(decide()), IsEmpty());
  exits("first", 5);
  EXPECT_THAT(asked(decide()), ElementsAre("create main"));
}

TEST_F(Ordering, success_waits_for_a_good_end) {
  chain(ContainerCondition::SUCCESS);
  EXPECT_THAT(asked(decide()), IsEmpty());
  exits("first", 0);
  EXPECT_THAT(asked(decide()), ElementsAre("create main"));
}

TEST_F(Ordering, success_never_comes_after_a_bad_end) {
  chain(ContainerCondition::SUCCESS);
  exits("first", 3);
  decide();
  EXPECT_EQ(container("main").reason,
            "CannotStartContainerError: dependency graph: failed to resolve container ordering "
            "dependency [first] for target [main] as dependency did not exit successfully.");
  EXPECT_EQ(container("main").exit_code, 143);
  EXPECT_FALSE(container("main").started_at);
  EXPECT_EQ(task.stop_code, aws::ecs::TaskStopCode::TaskFailedToStart);
  EXPECT_EQ(task.stopped_reason, "Task failed to start");
}

TEST_F(Ordering, healthy_waits_for_the_health_check) {
  chain(ContainerCondition::HEALTHY);
  for (const HealthStatus health : {HealthStatus::UNKNOWN, HealthStatus::UNHEALTHY}) {
    container("first").health = health;
    EXPECT_THAT(asked(decide()), IsEmpty());
  }
  container("first").health = HealthStatus::HEALTHY;
  EXPECT_THAT(asked(decide()), ElementsAre("create main"));
}

TEST_F(Ordering, healthy_never_comes_after_an_end) {
  chain(ContainerCondition::HEALTHY);
  exits("first", 0);
  decide();
  EXPECT_EQ(container("main").reason,
            "CannotStartContainerError: dependency graph: failed to resolve container ordering "
            "dependency [first] for target [main] because dependency will never be healthy");
  EXPECT_EQ(task.stop_code, aws::ecs::TaskStopCode::TaskFailedToStart);
}

// Registration looks at each member alone; the launcher waits for all of them.
TEST_F(Ordering, a_circle_over_several_members_fails_the_task_at_once) {
  const auto links = [](const std::string& name, const std::string& to) {
    auto definition = container_definition(name);
    definition.links = std::vector<std::string>{to};
    return definition;
  };
  const auto shares = [](const std::string& name, const std::string& from) {
    auto definition = container_definition(name);
    definition.volumesFrom = {{.sourceContainer = from}};
    return definition;
  };
  for (const auto& [first, second] :
       {std::pair(links("site", "php"), shares("php", "site")),
        std::pair(links("site", "php"), after("php", "site", ContainerCondition::START)),
        std::pair(after("site", "php", ContainerCondition::HEALTHY), shares("php", "site"))}) {
    task = sample_task({first, second, container_definition("apart")});
    EXPECT_THAT(asked(decide()), IsEmpty());
    EXPECT_EQ(task.stopped_reason, "Task dependencies cannot be resolved, taskArn: " + task.arn);
    EXPECT_EQ(task.stop_code, aws::ecs::TaskStopCode::TaskFailedToStart);
  }
}

TEST_F(Ordering, what_can_never_start_takes_its_dependents_with_it) {
  task = sample_task(
      {after("main", "first", ContainerCondition::START), container_definition("first", false)});
  at("first", ContainerStep::waiting);
  container("first").step = ContainerStep::stopped;
  decide();
  EXPECT_EQ(container("main").reason,
            "CannotStartContainerError: dependency graph: failed to resolve container ordering "
            "dependency [first] for target [main] because dependency will never start");
}

TEST_F(Ordering, a_dependent_that_is_not_essential_only_stays_away) {
  auto helper = after("helper", "first", ContainerCondition::SUCCESS);
  helper.essential = false;
  task = sample_task({container_definition("main"), container_definition("first", false), helper});
  at("main", ContainerStep::running);
  at("first", ContainerStep::running);
  exits("first", 1);
  decide();
  EXPECT_TRUE(task.should_run);
  EXPECT_EQ(container("helper").exit_code, 143);
  EXPECT_EQ(task.last_status, state::TaskStatus::RUNNING);
}

TEST_F(Ordering, start_timeout_counts_from_the_dependencys_start) {
  for (const auto condition :
       {ContainerCondition::COMPLETE, ContainerCondition::SUCCESS, ContainerCondition::HEALTHY}) {
    chain(condition, 20);
    const TaskPlan plan = decide(kNow + 19s);
    EXPECT_EQ(plan.wake, kNow + 20s);
    EXPECT_EQ(container("main").step, ContainerStep::waiting);
    decide(kNow + 20s);
    EXPECT_EQ(container("main").reason,
              "CannotStartContainerError: dependency graph: container ordering dependency [first] "
              "for target [main] has timed out.");
  }
  chain(ContainerCondition::START, 20);
  EXPECT_THAT(asked(decide(kNow + 20s)), ElementsAre("create main"));
}

TEST_F(Ordering, a_dependency_that_has_ended_in_time_cannot_time_out) {
  chain(ContainerCondition::COMPLETE, 20);
  exits("first", 0);
  EXPECT_THAT(asked(decide(kNow + 1h)), ElementsAre("create main"));
}

TEST_F(Ordering, links_wait_for_a_start_and_volumes_for_a_container) {
  auto linked = container_definition("linked"), sharing = container_definition("sharing");
  linked.links = std::vector<std::string>{"base:db"};
  sharing.volumesFrom = {{.sourceContainer = "base"}};
  task = sample_task({linked, sharing, container_definition("base")});
  EXPECT_THAT(asked(decide()), ElementsAre("create base"));
  at("base", ContainerStep::created);
  EXPECT_THAT(asked(decide()), ElementsAre("create sharing", "start base"));
  at("base", ContainerStep::running);
  EXPECT_THAT(asked(decide()), ElementsAre("create linked"));
}

TEST_F(Ordering, stops_the_other_way_round) {
  task = sample_task({container_definition("db"), after("app", "db", ContainerCondition::START),
                      after("proxy", "app", ContainerCondition::START),
                      container_definition("apart")});
  for (const char* name : {"db", "app", "proxy", "apart"}) at(name, ContainerStep::running);
  decide();
  state::request_stop(task, aws::ecs::TaskStopCode::UserInitiated, "", kNow);
  EXPECT_THAT(asked(decide()), ElementsAre("stop proxy", "stop apart"));
  exits("apart", 0);
  EXPECT_THAT(asked(decide()), IsEmpty());
  exits("proxy", 0);
  EXPECT_THAT(asked(decide()), ElementsAre("stop app"));
  exits("app", 0);
  EXPECT_THAT(asked(decide()), ElementsAre("stop db"));
}

TEST_F(Ordering, a_stop_does_not_wait_for_what_never_came_up) {
  chain(ContainerCondition::COMPLETE);
  state::request_stop(task, aws::ecs::TaskStopCode::UserInitiated, "", kNow);
  EXPECT_THAT(asked(decide()), ElementsAre("stop first"));
  EXPECT_FALSE(container("main").exit_code);
}

TEST_F(Ordering, the_log_router_is_first_up_and_last_down) {
  state[ecs::settings].work_folder = "/tasks";
  auto app = container_definition("app"), router = container_definition("router");
  app.logConfiguration.emplace();
  app.logConfiguration->logDriver = aws::ecs::LogDriver::awsfirelens;
  router.firelensConfiguration.emplace();
  router.firelensConfiguration->type = aws::ecs::FirelensConfigurationType::fluentbit;
  task = sample_task({app, router});
  EXPECT_THAT(asked(decide()), ElementsAre("create router"));
  at("router", ContainerStep::running);
  EXPECT_THAT(asked(decide()), ElementsAre("create app"));
  at("app", ContainerStep::running);
  state::request_stop(task, aws::ecs::TaskStopCode::UserInitiated, "", kNow);
  EXPECT_THAT(asked(decide()), ElementsAre("stop app"));
  // A router that waits for the container cannot be waited for by it.
  router.dependsOn = {{ContainerCondition::START, "app"}};
  task = sample_task({app, router});
  EXPECT_THAT(asked(decide()), ElementsAre("create app"));
}

}  // namespace
}  // namespace localecs::decide
