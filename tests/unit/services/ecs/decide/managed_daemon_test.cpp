// One look at a managed daemon at a time: where tasks start and stop, which instances are replaced,
// and what becomes of its deployments.
#include <localecs/aws/ecs/daemon_deployment_status.hpp>
#include <localecs/aws/ecs/daemon_propagate_tags.hpp>
#include <localecs/aws/ecs/daemon_status.hpp>
#include <localecs/aws/ecs/daemon_task_definition_status.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/decide/managed_daemon.hpp>
#include <localecs/services/ecs/placement/daemons.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using namespace std::chrono_literals;
using aws::ecs::TaskStopCode;
using state::InstanceStatus;
using state::TaskStatus;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Status = aws::ecs::DaemonDeploymentStatus;

const std::string kPrefix = "arn:aws:ecs:eu-west-1:123456789012:";
const std::string kCluster = kPrefix + "cluster/web";
const std::string kDaemon = kPrefix + "daemon/web/agent";

struct ManagedDaemons : testing::Test {
  ManagedDaemons() {
    state[ecs::clusters].put(kCluster, {.arn = kCluster, .name = "web"});
    daemon.arn = kDaemon;
    daemon.cluster_arn = kCluster;
    daemon.name = "agent";
    deploy("r1");
  }

  // A revision of that id, and the deployment that brings it.
  void deploy(const std::string& id, double percent = 25, int bake = 0) {
    state::DaemonRevision revision;
    revision.arn = kPrefix + "daemon-revision/web/agent/" + id;
    aws::ecs::TaskDefinition definition;
    definition.family = "agent";
    definition.revision = 1;
    definition.taskDefinitionArn = kPrefix + "daemon-task-definition/agent:1";
    definition.containerDefinitions = {container_definition("agent")};
    definition.containerDefinitions->front().cpu = 10;
    revision.definition = std::make_shared<const aws::ecs::TaskDefinition>(definition);
    revision.capacity_providers = {kPrefix + "capacity-provider/mi"};
    revision.deployment_configuration.drainPercent = percent;
    revision.deployment_configuration.bakeTimeInMinutes = bake;
    state::DaemonDeployment deployment;
    deployment.arn = kPrefix + "daemon-deployment/web/agent/to-" + id;
    deployment.daemon_arn = kDaemon;
    deployment.source_revision = daemon.revision;
    deployment.target_revision = revision.arn;
    deployment.created_at = now;
    daemon.revision = revision.arn;
    daemon.deployment = deployment.arn;
    daemon.revisions[revision.arn] = revision;
    state[ecs::daemon_deployments].put(deployment.arn, deployment);
  }
  const state::DaemonDeployment& deployment(const std::string& id) {
    return *state[ecs::daemon_deployments].find(kPrefix + "daemon-deployment/web/agent/to-" + id);
  }

  std::string add_instance(const std::string& id, const std::string& provider = "mi") {
    state::Instance instance;
    instance.arn = kPrefix + "container-instance/web/" + id;
    instance.cluster_arn = kCluster;
    instance.capacity_provider = provider;
    instance.cpu = instance.memory = 1000;
    state[ecs::instances].put(instance.arn, instance);
    return instance.arn;
  }
  void add_work(const std::string& instance_arn) {
    state::Task task = sample_task({container_definition("app")});
    task.arn = kPrefix + "task/web/" + ids.hex(32);
    task.instance_arn = instance_arn;
    task.last_status = TaskStatus::RUNNING;
    state[ecs::tasks].add(task);
  }
  // One look, and what the loop makes of it.
  DaemonPlan look(Duration after = {}) {
    now += after;
    DaemonPlan plan = decide_daemon(state, daemon, ids, now, timing);
    daemon = plan.daemon;
    state[ecs::daemons].put(kDaemon, daemon);
    for (const auto& row : plan.deployments) state[ecs::daemon_deployments].put(row.arn, row);
    for (const auto& arn : plan.settled) state[ecs::tasks].settle(arn);
    for (const auto& arn : plan.draining) {
      state[ecs::instances].modify(arn)->status = InstanceStatus::DRAINING;
      state[ecs::instances].modify(arn)->is_leaving = true;
    }
    for (const auto& task : plan.starts) state[ecs::tasks].add(task);
    for (const auto& stop : plan.stops) end(stop.task_arn, TaskStopCode::ServiceSchedulerInitiated);
    return plan;
  }
  void run(const std::vector<state::Task>& tasks) {
    for (const state::Task& task : tasks) {
      state::Task row = *state[ecs::tasks].find(task.arn);
      row.last_status = TaskStatus::RUNNING;
      row.started_at = now;
      state[ecs::tasks].update(row);
    }
  }
  void end(const std::string& task_arn, TaskStopCode code) {
    state::Task task = *state[ecs::tasks].find(task_arn);
    task.should_run = false;
    task.stop_code = code;
    task.last_status = TaskStatus::STOPPED;
    state[ecs::tasks].update(task);
  }
  // So many instances with a proven daemon and application tasks.
  void settle_on(int instances) {
    for (int i = 0; i < instances; ++i) add_instance("i" + std::to_string(i));
    run(look().starts);
    look(timing.healthy_without_check);
    for (const auto& [arn, instance] : state[ecs::instances].rows()) add_work(arn);
    ASSERT_EQ(deployment("r1").status, Status::SUCCESSFUL);
  }
  void terminate_leaving() {
    std::vector<std::string> gone;
    for (const auto& [arn, instance] : state[ecs::instances].rows())
      if (instance.is_leaving) gone.push_back(arn);
    for (const std::string& arn : gone) {
      const std::set<std::string> tasks = state[ecs::tasks].on_instance(arn);
      for (const std::string& task : tasks) end(task, TaskStopCode::TerminationNotice);
      state[ecs::instances].erase(arn);
    }
  }

  state::State state{services::parts()};
  state::ManagedDaemon daemon;
  IdSource ids{1};
  TimePoint now = kNow;
  const Timing& timing = local_timing();
};

TEST_F(ManagedDaemons, StartOnEveryOpenInstanceOfTheirProviders) {
  const std::string open = add_instance("open");
  add_instance("other", "asg");
  state[ecs::instances].modify(add_instance("drained"))->status = InstanceStatus::DRAINING;
  state[ecs::instances].modify(add_instance("away"))->agent_connected = false;
  const DaemonPlan plan = look();
  ASSERT_THAT(plan.starts, SizeIs(1));
  const state::Task& task = plan.starts[0];
  EXPECT_EQ(task.instance_arn, open);
  EXPECT_EQ(task.daemon_arn, kDaemon);
  EXPECT_EQ(task.group, "daemon:agent");
  EXPECT_EQ(task.started_by, "r1");
  EXPECT_EQ(task.launch_type, aws::ecs::LaunchType::MANAGED_INSTANCES);
  EXPECT_EQ(task.capacity_provider, "mi");
  EXPECT_THAT(look().starts, IsEmpty());  // deciding twice is harmless
}

TEST_F(ManagedDaemons, ApplicationsWaitUntilTheyServe) {
  const std::string arn = add_instance("a");
  const DaemonPlan plan = look();
  const auto has = [&] {
    return placement::has_its_daemons(state, *state[ecs::instances].find(arn));
  };
  EXPECT_FALSE(has());
  run(plan.starts);
  EXPECT_TRUE(has());
  daemon.status = aws::ecs::DaemonStatus::DELETE_IN_PROGRESS;
  end(plan.starts[0].arn, TaskStopCode::EssentialContainerExited);
  EXPECT_FALSE(has());
  state[ecs::daemons].put(kDaemon, daemon);
  EXPECT_TRUE(has());  // a daemon that goes keeps nobody waiting
}

TEST_F(ManagedDaemons, PropagateTheirTagsWhenAsked) {
  add_instance("a");
  daemon.tags = {{.key = "k", .value = "v"}};
  auto& shown = daemon.revisions.at(daemon.revision).shown;
  shown.propagateTags = aws::ecs::DaemonPropagateTags::DAEMON;
  shown.enableECSManagedTags = true;
  std::vector<std::string> keys;
  const DaemonPlan plan = look();
  for (const auto& tag : plan.starts.at(0).tags) keys.push_back(*tag.key);
  EXPECT_THAT(keys, ElementsAre("k", "aws:ecs:clusterName", "aws:ecs:daemonName"));
}

TEST_F(ManagedDaemons, WithoutInstancesADeploymentSucceedsAtOnce) {
  deploy("r2", 25, /*bake=*/10);
  look();
  EXPECT_EQ(deployment("r2").status, Status::SUCCESSFUL);
  EXPECT_EQ(deployment("r1").status, Status::STOPPED);  // overtaken
  EXPECT_EQ(*deployment("r1").stopped_at, now);
}

struct Batch {
  int instances;
  double percent;
  std::size_t drained;
};

TEST_F(ManagedDaemons, ReplaceABatchAtATime) {
  const Batch rows[] = {{1, 25, 1}, {4, 25, 1}, {8, 25, 2},   {10, 25, 2},
                        {3, 0, 1},  {3, 50, 1}, {4, 99.9, 3}, {4, 100, 4}};
  for (const Batch& row : rows) {
    state.clear();
    SetUp();
    daemon.revision.clear();
    daemon.revisions.clear();
    deploy("r1");
    settle_on(row.instances);
    deploy("r2", row.percent);
    EXPECT_THAT(look().draining, SizeIs(row.drained)) << row.instances << " " << row.percent;
    EXPECT_THAT(look().draining, IsEmpty());
  }
}

TEST_F(ManagedDaemons, TheNextBatchWaitsForTheLastOneAndItsBakeTime) {
  settle_on(2);
  deploy("r2", 50, /*bake=*/5);
  EXPECT_THAT(look().draining, SizeIs(1));
  terminate_leaving();
  EXPECT_THAT(look().draining, IsEmpty());
  EXPECT_TRUE(deployment("r2").baking_since);
  run((add_instance("new"), look().starts));
  look(timing.healthy_without_check);
  EXPECT_THAT(look(4min).draining, IsEmpty());
  EXPECT_THAT(look(1min).draining, SizeIs(1));
  terminate_leaving();
  look();
  EXPECT_EQ(deployment("r2").status, Status::IN_PROGRESS);
  look(5min);
  EXPECT_EQ(deployment("r2").status, Status::SUCCESSFUL);
  EXPECT_FALSE(daemon.revisions.begin()->second.definition);  // r1's may be deleted now
}

TEST_F(ManagedDaemons, AnInstanceWithoutWorkIsServedInPlace) {
  add_instance("a");
  const DaemonPlan first = look();
  run(first.starts);
  look(timing.healthy_without_check);
  deploy("r2");
  const DaemonPlan plan = look();
  EXPECT_THAT(plan.draining, IsEmpty());
  ASSERT_THAT(plan.stops, SizeIs(1));
  EXPECT_EQ(plan.stops[0].task_arn, first.starts[0].arn);
  EXPECT_EQ(look().starts.at(0).started_by, "r2");
}

TEST_F(ManagedDaemons, AnOldOneThatServesNobodyWaitsForNoBatch) {
  settle_on(2);
  const std::string idle = add_instance("idle");
  const DaemonPlan started = look();  // r1 is still starting there when r2 comes
  ASSERT_THAT(started.starts, SizeIs(1));
  deploy("r2", 0);
  const DaemonPlan plan = look();
  ASSERT_THAT(plan.stops, SizeIs(1));
  EXPECT_EQ(plan.stops[0].task_arn, started.starts[0].arn);
  const DaemonPlan next = look();
  ASSERT_THAT(next.starts, SizeIs(1));
  EXPECT_EQ(next.starts[0].instance_arn, idle);
  EXPECT_EQ(next.starts[0].started_by, "r2");
}

TEST_F(ManagedDaemons, WhereApplicationsAreAlreadyTheInstanceIsReplaced) {
  add_work(add_instance("a"));
  const DaemonPlan plan = look();
  EXPECT_THAT(plan.starts, IsEmpty());
  EXPECT_THAT(plan.draining, SizeIs(1));
}

TEST_F(ManagedDaemons, AnInstanceThatIsTooSmallGivesWay) {
  state[ecs::instances].modify(add_instance("a"))->cpu = 9;
  const DaemonPlan plan = look();
  EXPECT_THAT(plan.starts, IsEmpty());
  EXPECT_THAT(plan.draining, SizeIs(1));
}

TEST_F(ManagedDaemons, StopLastOnAnInstanceThatLeaves) {
  const std::string arn = add_instance("a");
  run(look().starts);
  add_work(arn);
  state[ecs::instances].modify(arn)->is_leaving = true;
  state[ecs::instances].modify(arn)->status = InstanceStatus::DRAINING;
  EXPECT_THAT(look().stops, IsEmpty());
  for (const std::string& task : std::set<std::string>(state[ecs::tasks].on_instance(arn)))
    if (state[ecs::tasks].find(task)->daemon_arn.empty()) end(task, TaskStopCode::UserInitiated);
  EXPECT_THAT(look().stops, SizeIs(1));
}

TEST_F(ManagedDaemons, AnEndBesideApplicationsReplacesTheInstance) {
  settle_on(1);
  const std::string task = *state[ecs::tasks].of_daemon(kDaemon).begin();
  end(task, TaskStopCode::EssentialContainerExited);
  const DaemonPlan plan = look();
  EXPECT_THAT(plan.settled, ElementsAre(task));
  EXPECT_THAT(plan.draining, SizeIs(1));
  EXPECT_THAT(plan.starts, IsEmpty());
}

TEST_F(ManagedDaemons, FailuresRollBackToTheRevisionBefore) {
  settle_on(1);
  const std::string good = daemon.revision;
  deploy("r2");
  look();
  add_instance("new");
  terminate_leaving();
  for (int failures = 1; failures <= 3; ++failures) {
    const DaemonPlan plan = look(timing.start_backoff_most);
    ASSERT_THAT(plan.starts, SizeIs(1)) << failures;
    end(plan.starts[0].arn, TaskStopCode::TaskFailedToStart);
    EXPECT_THAT(look().starts, IsEmpty()) << failures;  // backed off, or on its way back
  }
  EXPECT_EQ(deployment("r2").status, Status::ROLLBACK_IN_PROGRESS);
  EXPECT_EQ(deployment("r2").failed_tasks, 3);
  EXPECT_EQ(daemon.revision, good);
  const DaemonPlan back = look();
  ASSERT_THAT(back.starts, SizeIs(1));
  run(back.starts);
  look(timing.healthy_without_check);
  EXPECT_EQ(deployment("r2").status, Status::ROLLBACK_SUCCESSFUL);
}

TEST_F(ManagedDaemons, AFirstDeploymentThatFailsIsStopped) {
  add_instance("a");
  for (int failures = 1; failures <= 3; ++failures) {
    const DaemonPlan plan = look(timing.start_backoff_most);
    ASSERT_THAT(plan.starts, SizeIs(1));
    end(plan.starts[0].arn, TaskStopCode::EssentialContainerExited);
    look();
  }
  EXPECT_EQ(deployment("r1").status, Status::STOPPED);
  EXPECT_THAT(look(timing.start_backoff_most).starts, SizeIs(1));  // it is tried on
}

TEST_F(ManagedDaemons, ADeletedOneIsForgottenWithItsLastTask) {
  settle_on(2);
  daemon.status = aws::ecs::DaemonStatus::DELETE_IN_PROGRESS;
  const DaemonPlan plan = look();
  EXPECT_THAT(plan.draining, SizeIs(2));
  EXPECT_THAT(plan.stops, SizeIs(2));
  EXPECT_FALSE(plan.forget);
  EXPECT_TRUE(look().forget);
}

TEST(DaemonBreaker, IsHalfOfTheInstancesWithinBounds) {
  EXPECT_EQ(placement::daemon_breaker_threshold(0), 3);
  EXPECT_EQ(placement::daemon_breaker_threshold(6), 3);
  EXPECT_EQ(placement::daemon_breaker_threshold(7), 4);
  EXPECT_EQ(placement::daemon_breaker_threshold(1000), 200);
}

TEST(DaemonFamilies, DeletedRevisionsGoWhenNobodyHoldsThem) {
  using FamilyStatus = aws::ecs::DaemonTaskDefinitionStatus;
  state::DaemonFamily family;
  for (int number : {1, 2, 3}) {
    auto& row = family.revisions[number];
    row.definition = std::make_shared<const aws::ecs::TaskDefinition>();
    row.shown.status = number == 3 ? FamilyStatus::ACTIVE : FamilyStatus::DELETE_IN_PROGRESS;
    if (number < 3) row.delete_requested_at = kNow;
  }
  const auto held = family.revisions[2].definition;
  const Timing& timing = local_timing();
  const auto plan = decide_daemon_family(family, kNow, timing);
  EXPECT_THAT(plan.deleted, ElementsAre(1));
  EXPECT_EQ(plan.wake, kNow + timing.deleted_revision_retry);
  EXPECT_THAT(decide_daemon_family(family, kNow + timing.inactive_cluster_kept, timing).forgotten,
              ElementsAre(1));
}

}  // namespace
}  // namespace localecs::decide
