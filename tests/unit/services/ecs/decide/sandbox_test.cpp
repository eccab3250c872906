// What a task's containers share: prepared before them, given back after them.
#include <localecs/aws/ecs/container_restart_policy.hpp>
#include <localecs/aws/ecs/ipc_mode.hpp>
#include <localecs/aws/ecs/pid_mode.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/decide/resumption.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using namespace std::chrono_literals;
using aws::ecs::TaskStopCode;
using effects::Problem;
using state::ContainerStep;
using state::TaskStatus;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;
using Step = state::Sandbox::Step;

struct SandboxSteps : testing::Test {
  SandboxSteps() { with_engine(state); }
  TaskPlan decide() {
    TaskPlan plan = decide_task(state, task, kNow, local_timing());
    task = plan.task;
    return plan;
  }
  void told(const effects::Observation& observation) {
    observe(task, observation, kNow, local_timing());
  }
  void ready(const std::string& runtime_id) {
    told(effects::SandboxReady{
        key,
        {},
        runtime_id,
        effects::NetworkAddress{"10.0.0.34", "02:42", "10.0.0.1", 16, "ip-10"}});
  }
  void runs(const std::string& name) {
    auto* container = state::find_container(task, name);
    container->step = ContainerStep::running;
    container->exists = true;
    container->runtime_id = "r-" + name;
    container->started_at = kNow - 1min;
  }

  state::State state{services::parts()};
  state::Task task = awsvpc_task({container_definition("a"), container_definition("b")});
  effects::ContainerKey key{task.arn, effects::kSandboxName};
};

TEST_F(SandboxSteps, comes_before_the_containers) {
  const TaskPlan first = decide();
  EXPECT_THAT(asked(first), ElementsAre("prepare ~internal~ecs~pause"));
  EXPECT_EQ(task.last_status, TaskStatus::PROVISIONING);
  EXPECT_THAT(asked(decide()), IsEmpty());
  ready("p");
  const TaskPlan then = decide();
  EXPECT_THAT(asked(then), ElementsAre("create a", "create b"));
  EXPECT_EQ(effect_of<effects::CreateContainer>(then).spec.network_mode, "container:p");
  EXPECT_EQ(task.sandbox.address->ip, "10.0.0.34");
  EXPECT_EQ(task.last_status, TaskStatus::ACTIVATING);
}

TEST_F(SandboxSteps, is_what_the_task_asks_for) {
  state[ecs::settings].host_entries = {"localecs.internal:169.254.170.2"};
  auto definition = container_definition("a");
  definition.systemControls = {{.namespace_ = "net.core.somaxconn", .value = "512"},
                               {.namespace_ = "kernel.msgmax", .value = "1"}};
  task = awsvpc_task({definition, container_definition("b")});
  const TaskPlan plan = decide();
  const auto& spec = effect_of<effects::PrepareSandbox>(plan).spec;
  EXPECT_EQ(spec.name, "ecs-web-3-internalecspause");
  EXPECT_EQ(spec.network->subnet_id, "subnet-1");
  EXPECT_EQ(spec.network->host_suffix, ".eu-west-1.compute.internal");
  EXPECT_THAT(spec.extra_hosts, ElementsAre("localecs.internal:169.254.170.2"));
  EXPECT_THAT(spec.sysctls, UnorderedElementsAre(Pair("net.core.somaxconn", "512")));
  EXPECT_THAT(spec.labels,
              testing::Contains(Pair("com.amazonaws.ecs.container-name", "~internal~ecs~pause")));
  EXPECT_FALSE(spec.may_be_left_out);
  ready("p");
  const TaskPlan then = decide();
  EXPECT_THAT(effect_of<effects::CreateContainer>(then).spec.sysctls,
              UnorderedElementsAre(Pair("kernel.msgmax", "1")));
}

TEST_F(SandboxSteps, may_be_left_out_for_one_container_that_nobody_joins) {
  const auto is_left_out = [&](const auto& definition) {
    task = awsvpc_task({definition});
    const TaskPlan plan = decide();
    return effect_of<effects::PrepareSandbox>(plan).spec.may_be_left_out;
  };
  auto definition = container_definition("a");
  EXPECT_TRUE(is_left_out(definition));
  definition.restartPolicy = aws::ecs::ContainerRestartPolicy{.enabled = false};
  EXPECT_TRUE(is_left_out(definition));
  definition.restartPolicy->enabled = true;
  EXPECT_FALSE(is_left_out(definition));
}

TEST_F(SandboxSteps, left_out_gives_the_network_to_the_container) {
  task = awsvpc_task({container_definition("a")});
  decide();
  told(effects::SandboxReady{key, {}, "", {}});
  const TaskPlan plan = decide();
  const auto& spec = effect_of<effects::CreateContainer>(plan).spec;
  EXPECT_EQ(spec.network_mode, "");
  EXPECT_EQ(spec.network->subnet_id, "subnet-1");
  told(effects::Created{{task.arn, "a"}, "r", {}});
  decide();
  told(
      effects::Started{{task.arn, "a"}, {}, {}, "", "", effects::NetworkAddress{.ip = "10.0.0.9"}});
  EXPECT_EQ(task.sandbox.address->ip, "10.0.0.9");
  EXPECT_FALSE(task.containers[0].address);
  EXPECT_EQ(decide().task.last_status, TaskStatus::RUNNING);
}

TEST_F(SandboxSteps, is_given_back_when_all_containers_have_ended) {
  decide();
  ready("p");
  runs("a");
  runs("b");
  decide();
  state::request_stop(task, TaskStopCode::UserInitiated, "", kNow);
  EXPECT_THAT(asked(decide()), ElementsAre("stop a", "stop b"));
  told(effects::Exited{{task.arn, "a"}, "r-a", 143, false, ""});
  EXPECT_THAT(asked(decide()), IsEmpty());
  EXPECT_EQ(task.last_status, TaskStatus::STOPPING);
  told(effects::Exited{{task.arn, "b"}, "r-b", 143, false, ""});
  const TaskPlan plan = decide();
  EXPECT_THAT(asked(plan), ElementsAre("release ~internal~ecs~pause"));
  EXPECT_EQ(effect_of<effects::ReleaseSandbox>(plan).runtime_id, "p");
  EXPECT_EQ(task.last_status, TaskStatus::DEPROVISIONING);
  told(effects::SandboxReleased{key, Problem{Problem::Kind::refused, "no"}});
  EXPECT_THAT(asked(decide()), IsEmpty());
  task.sandbox.retry_at = kNow;
  EXPECT_THAT(asked(decide()), ElementsAre("release ~internal~ecs~pause"));
  told(effects::SandboxReleased{key, {}});
  EXPECT_EQ(decide().task.last_status, TaskStatus::STOPPED);
}

TEST_F(SandboxSteps, stopped_while_it_is_prepared_is_given_back_all_the_same) {
  decide();
  state::request_stop(task, TaskStopCode::UserInitiated, "", kNow);
  EXPECT_THAT(asked(decide()), IsEmpty());
  EXPECT_EQ(task.last_status, TaskStatus::DEPROVISIONING);
  ready("p");
  EXPECT_THAT(asked(decide()), ElementsAre("release ~internal~ecs~pause"));
}

struct Failure {
  Problem::Kind kind;
  bool fargate, awsvpc;
  std::string reason;
};

TEST_F(SandboxSteps, that_cannot_be_made_fails_the_task) {
  using Kind = Problem::Kind;
  for (const Failure& row :
       {Failure{Kind::refused, false, true, "ContainerNetworkingError: words"},
        Failure{Kind::refused, true, true,
                "ResourceInitializationError: failed to configure ENI: words"},
        Failure{Kind::timed_out, true, true,
                "Timeout waiting for network interface provisioning to complete."},
        Failure{Kind::refused, false, false, "CannotCreateContainerError: words"}}) {
    task = awsvpc_task({container_definition("a")});
    if (!row.awsvpc) {
      const auto definitions = *task.definition->containerDefinitions;
      task = sample_task(definitions, [](auto& whole) { whole.pidMode = aws::ecs::PidMode::task; });
      task.sandbox.step = Step::waiting;
    }
    if (row.fargate) task.launch_type = aws::ecs::LaunchType::FARGATE;
    decide();
    told(effects::SandboxReady{key, Problem{row.kind, "words"}, "", {}});
    decide();
    EXPECT_EQ(task.stopped_reason, row.reason);
    EXPECT_EQ(task.stop_code, TaskStopCode::TaskFailedToStart);
    EXPECT_EQ(task.last_status, TaskStatus::STOPPED);
  }
}

TEST_F(SandboxSteps, is_asked_for_again_when_the_engine_was_away) {
  decide();
  told(effects::SandboxReady{key, Problem{Problem::Kind::unreachable, ""}, "", {}});
  EXPECT_THAT(asked(decide()), IsEmpty());
  task.sandbox.retry_at = kNow;
  EXPECT_THAT(asked(decide()), ElementsAre("prepare ~internal~ecs~pause"));
}

TEST_F(SandboxSteps, unanswered_is_over_only_when_a_list_has_told) {
  decide();
  told(effects::SandboxReady{key, Problem{Problem::Kind::unreachable, ""}, "", {}});
  state[ecs::hosts].own.connected = false;
  state::request_stop(task, TaskStopCode::UserInitiated, "", kNow);
  EXPECT_NE(decide().task.last_status, TaskStatus::STOPPED);
  state[ecs::hosts].own.connected = true;
  task.sandbox.retry_at = kNow;
  EXPECT_THAT(asked(decide()), IsEmpty());
  EXPECT_EQ(task.last_status, TaskStatus::STOPPED);
}

TEST_F(SandboxSteps, its_death_takes_the_task_with_it) {
  decide();
  ready("p");
  runs("a");
  runs("b");
  decide();
  told(effects::Exited{key, "another", 137, false, ""});
  EXPECT_TRUE(decide().task.should_run);
  told(effects::Exited{key, "p", 137, false, ""});
  EXPECT_THAT(asked(decide()), ElementsAre("stop a", "stop b"));
  EXPECT_EQ(task.stop_code, TaskStopCode::EssentialContainerExited);
  EXPECT_EQ(task.execution_stopped_at, kNow);
}

TEST_F(SandboxSteps, shows_in_a_list_or_has_gone) {
  decide();
  ready("p");
  resync(task, {}, kNow, kNow, local_timing());
  EXPECT_EQ(task.sandbox.step, Step::ready);  // newer than the list
  resync(task, {}, kNow + 1ms, kNow, local_timing());
  EXPECT_EQ(task.sandbox.step, Step::failed);
}

TEST_F(SandboxSteps, made_after_it_was_given_up_is_given_back) {
  decide();
  told(effects::SandboxReady{key, Problem{Problem::Kind::timed_out, ""}, "", {}});
  decide();
  ASSERT_EQ(task.last_status, TaskStatus::STOPPED);
  const effects::Listed listed{.key = key, .runtime_id = "late", .running = true};
  resync(task, {&listed}, kNow, kNow, local_timing());
  const TaskPlan plan = decide();
  EXPECT_THAT(asked(plan), ElementsAre("release ~internal~ecs~pause"));
  EXPECT_EQ(effect_of<effects::ReleaseSandbox>(plan).runtime_id, "late");
}

// The daemon died before it could write down that the sandbox was there; then the task is stopped
// before it is asked for again.
TEST_F(SandboxSteps, made_while_the_daemon_was_dead_and_never_used_is_given_back) {
  decide();
  interrupt(task, kNow, local_timing());
  ASSERT_EQ(task.sandbox.step, Step::waiting);
  const effects::Listed listed{.key = key, .runtime_id = "unheard", .running = true};
  resync(task, {&listed}, kNow, kNow, local_timing());
  state::request_stop(task, TaskStopCode::UserInitiated, "", kNow);
  task.sandbox.retry_at = kNow;
  const TaskPlan plan = decide();
  ASSERT_THAT(asked(plan), ElementsAre("release ~internal~ecs~pause"));
  EXPECT_EQ(effect_of<effects::ReleaseSandbox>(plan).runtime_id, "unheard");
  EXPECT_EQ(task.last_status, TaskStatus::DEPROVISIONING);
}

TEST_F(SandboxSteps, of_namespaces_only_shows_in_no_status) {
  task = sample_task({container_definition("a"), container_definition("b")}, [](auto& whole) {
    whole.pidMode = aws::ecs::PidMode::task;
    whole.ipcMode = aws::ecs::IpcMode::task;
  });
  task.sandbox.step = Step::waiting;
  const TaskPlan first = decide();
  const auto& spec = effect_of<effects::PrepareSandbox>(first).spec;
  EXPECT_TRUE(spec.shares_ipc);
  EXPECT_FALSE(spec.network);
  EXPECT_EQ(spec.labels.at("com.amazonaws.ecs.container-name"), "~internal~ecs~pause~namespace");
  EXPECT_EQ(task.last_status, TaskStatus::PENDING);
  told(effects::SandboxReady{key, {}, "n", {}});
  const TaskPlan then = decide();
  const auto& container = effect_of<effects::CreateContainer>(then).spec;
  EXPECT_EQ(container.pid_mode, "container:n");
  EXPECT_EQ(container.ipc_mode, "container:n");
  EXPECT_EQ(container.network_mode, "bridge");
  state::request_stop(task, TaskStopCode::UserInitiated, "", kNow);
  for (auto& one : task.containers) one.step = ContainerStep::stopped;
  decide();
  EXPECT_EQ(task.last_status, TaskStatus::STOPPING);
}

}  // namespace
}  // namespace localecs::decide
