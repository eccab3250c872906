// Managed scaling's arithmetic, and what becomes of providers, clusters and instances with time.
#include <localecs/aws/ecs/capacity_provider.hpp>
#include <localecs/aws/ecs/placement_constraint.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/decide/capacity.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"
#include "services/ecs/decide/capacity/demand.hpp"
#include "services/ecs/decide/service/service_events.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::CapacityProviderStatus;
using aws::ecs::CapacityProviderUpdateStatus;
using aws::ecs::ManagedScalingStatus;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kPrefix = "arn:aws:ecs:eu-west-1:123456789012:";
const std::string kCluster = kPrefix + "cluster/web";
const std::string kProvider = kPrefix + "capacity-provider/asg";

TEST(CapacityReservation, IsNeededOfRunning) {
  EXPECT_EQ(capacity_reservation(0, 0), 100);
  EXPECT_EQ(capacity_reservation(3, 0), 200);
  EXPECT_EQ(capacity_reservation(2, 2), 100);
  EXPECT_EQ(capacity_reservation(3, 2), 150);
  EXPECT_EQ(capacity_reservation(1, 4), 25);
}

struct Step {
  std::string_view why;
  int needed, running, target, smallest, largest, most, wanted;
};

TEST(Provision, ScalesOutBySteps) {
  const Step rows[] = {
      {"nothing is needed", 0, 0, 100, 1, 10000, 10, 0},
      {"from zero two start", 1, 0, 100, 1, 10000, 10, 2},
      {"from zero two start, however many are needed", 7, 0, 100, 1, 10000, 10, 2},
      {"from zero the smallest step may be larger", 1, 0, 100, 4, 10000, 10, 4},
      {"what is needed", 5, 2, 100, 1, 10000, 10, 5},
      {"no more than the largest step", 9, 2, 100, 1, 3, 10, 5},
      {"no more than the group's size", 50, 2, 100, 1, 10000, 10, 10},
      {"a target below 100 keeps some in reserve", 4, 4, 80, 1, 10000, 10, 5},
      {"the target is met", 4, 5, 80, 1, 10000, 10, 5},
      {"never inwards", 1, 5, 100, 1, 10000, 10, 5},
  };
  for (const Step& row : rows) {
    Provision provision;
    provision.scales = true;
    provision.from_zero = 2;
    provision.target = row.target;
    provision.smallest_step = row.smallest;
    provision.largest_step = row.largest;
    provision.max_size = row.most;
    EXPECT_EQ(provision.wanted(row.needed, row.running), row.wanted) << row.why;
  }
}

TEST(Provision, WithoutManagedScalingTheSmallestSizeIsKept) {
  Provision provision;
  provision.min_size = 2;
  provision.max_size = 5;
  EXPECT_EQ(provision.wanted(9, 0), 2);
  EXPECT_EQ(provision.wanted(9, 3), 3);
}

TEST(InstancesFor, FillsOneAfterTheOther) {
  Provision provision;
  provision.cpu = provision.memory = 1000;
  state::Task third = sample_task({container_definition("a")});
  third.resources = {.cpu = 300, .memory = 300};
  state::Task giant = third;
  giant.resources.memory = 1001;
  state::Task port = third;
  port.resources.ports_tcp = {80};
  state::Task alone = third;
  alone.group = "g";
  alone.placement_constraints = {
      {.expression = {}, .type = aws::ecs::PlacementConstraintType::distinctInstance}};
  EXPECT_EQ(instances_for(provision, {}), 0);
  EXPECT_EQ(instances_for(provision, {&third, &third, &third}), 1);
  EXPECT_EQ(instances_for(provision, {&third, &third, &third, &third}), 2);
  EXPECT_EQ(instances_for(provision, {&giant}), 0);
  EXPECT_EQ(instances_for(provision, {&port, &port}), 2);
  EXPECT_EQ(instances_for(provision, {&alone, &alone, &third}), 2);
}

TEST(Refused, TheLimitOfWhatWaitsIsToldAsSuch) {
  EXPECT_EQ(cannot_place({{"", std::string(placement::kOverWaitingLimit)}}),
            "was unable to place tasks in your cluster because the tasks provisioning capacity "
            "limit was exceeded.");
}

struct Provider : testing::Test {
  Provider() {
    state[ecs::hosts].own.cpu = state[ecs::hosts].own.memory = 1000;
    state[ecs::clusters].put(kCluster,
                             {.arn = kCluster, .name = "web", .capacity_providers = {"asg"}});
    provider.arn = kProvider;
    provider.name = "asg";
    provider.cluster_arn = kCluster;
    provider.updated_at = kNow;
    provider.configuration.status = CapacityProviderStatus::ACTIVE;
    provider.configuration.autoScalingGroupProvider = {
        .autoScalingGroupArn = "g",
        .managedDraining = {},
        .managedScaling = {{.status = ManagedScalingStatus::ENABLED, .targetCapacity = 100}},
        .managedTerminationProtection = {}};
  }
  // One look; what it decided about the provider and its instances is taken over.
  CapacityPlan look(Duration after = {}) {
    now += after;
    CapacityPlan plan = decide_capacity_provider(state, provider, ids, now, timing);
    provider = plan.provider;
    for (const state::Instance& instance : plan.launches)
      state[ecs::instances].put(instance.arn, instance);
    for (const auto& placement : plan.placements)
      state[ecs::tasks].place(placement.task_arn, placement.instance_arn);
    return plan;
  }
  std::string add_task(int cpu = 600) {
    state::Task task =
        sample_task({container_definition("a")}, [&](aws::ecs::TaskDefinition& definition) {
          definition.containerDefinitions->front().cpu = cpu;
        });
    task.arn = kPrefix + "task/web/" + ids.hex(32);
    task.capacity_provider = "asg";
    task.resources.cpu = cpu;
    task.created_at = now;
    state[ecs::tasks].add(task);
    return task.arn;
  }

  state::State state{services::parts()};
  state::CapacityProvider provider;
  IdSource ids{1};
  TimePoint now = kNow;
  const Timing& timing = aws_timing();
};

TEST_F(Provider, ScalesFromZeroAndPlacesWhatWaits) {
  EXPECT_FALSE(look().wake);
  const std::string task = add_task();
  look();
  EXPECT_THAT(provider.launching, SizeIs(2));
  look();  // deciding twice is harmless
  EXPECT_THAT(provider.launching, SizeIs(2));
  EXPECT_THAT(look(timing.instance_launch).launches, SizeIs(2));
  const CapacityPlan placed = look();
  EXPECT_THAT(placed.placements, SizeIs(1));
  EXPECT_FALSE(state[ecs::tasks].find(task)->waits_for_capacity());
  const state::Instance& instance = *state[ecs::instances].find(placed.placements[0].instance_arn);
  EXPECT_EQ(instance.capacity_provider, "asg");
  EXPECT_EQ(instance.cpu, 1000);
  EXPECT_EQ(instance.availability_zone, "eu-west-1a");
}

TEST_F(Provider, GivesUpWhatStaysEmpty) {
  add_task();
  look();
  look(timing.instance_launch);
  look();
  EXPECT_EQ(look().wake, now + timing.default_warmup);
  EXPECT_THAT(look(timing.default_warmup).leaving, IsEmpty());
  EXPECT_THAT(look(timing.scale_in_after - std::chrono::seconds(1)).leaving, IsEmpty());
  const CapacityPlan plan = look(std::chrono::seconds(1));
  ASSERT_THAT(plan.leaving, SizeIs(1));
  EXPECT_THAT(state[ecs::tasks].on_instance(plan.leaving[0]), IsEmpty());
}

TEST_F(Provider, AnInstanceThatWarmsUpIsNoSurplus) {
  struct Row {
    std::string_view why;
    const Timing& timing;
    std::optional<int> given;
    Duration warmup;
  };
  using std::chrono::seconds;
  for (const Row& row :
       {Row{"ECS's default", aws_timing(), 300, seconds(300)},
        Row{"nothing is given", aws_timing(), {}, seconds(300)},
        Row{"as it is given", aws_timing(), 1200, seconds(1200)}, Row{"none", aws_timing(), 0, {}},
        Row{"the default is not waited for", local_timing(), 300, {}},
        Row{"what is given is", local_timing(), 60, seconds(60)}}) {
    provider.configuration.autoScalingGroupProvider->managedScaling->instanceWarmupPeriod =
        row.given;
    EXPECT_EQ(provision_of(state, provider, row.timing).warmup, row.warmup) << row.why;
  }
}

TEST_F(Provider, ManagedInstancesAreOfTheTypesThatAreAllowed) {
  provider.configuration.autoScalingGroupProvider.reset();
  auto& launch = provider.configuration.managedInstancesProvider.emplace().instanceLaunchTemplate;
  launch.emplace();
  const auto type = [&] { return provision_of(state, provider, timing).group.instance_type; };
  EXPECT_EQ(type(), "c5.large");
  auto& asked = launch->instanceRequirements.emplace();
  asked.vCpuCount.max = 4;
  asked.allowedInstanceTypes = {"m5.*", "r5.*"};
  EXPECT_EQ(type(), "m5.large");
  add_task(3 * 1024);
  EXPECT_EQ(type(), "m5.xlarge");
  add_task(5 * 1024);
  EXPECT_EQ(type(), "r5.xlarge") << "none is large enough: the largest, where the other task fits";
  asked.allowedInstanceTypes = {"none"};
  EXPECT_EQ(type(), "c5.2xlarge");
}

TEST_F(Provider, WithoutManagedDrainingInstancesEndAtOnce) {
  provider.configuration.autoScalingGroupProvider->managedDraining =
      aws::ecs::ManagedDraining::DISABLED;
  add_task();
  look();
  look(timing.instance_launch);
  look();
  look(timing.default_warmup);
  const CapacityPlan plan = look(timing.scale_in_after);
  EXPECT_THAT(plan.leaving, IsEmpty());
  EXPECT_THAT(plan.ending, SizeIs(1));
  provider.configuration.status = CapacityProviderStatus::INACTIVE;
  EXPECT_THAT(look().ending, SizeIs(2)) << "the one with a task too";
}

TEST_F(Provider, AGroupKeepsItsSmallestSize) {
  state::AutoScalingGroup group;
  group.min_size = 3;
  group.zones = {"eu-west-1a", "eu-west-1b"};
  state[ecs::auto_scaling_groups].put("123456789012 eu-west-1 g", group);
  provider.configuration.autoScalingGroupProvider->managedScaling->status =
      ManagedScalingStatus::DISABLED;
  look();
  const CapacityPlan plan = look(timing.instance_launch);
  std::vector<std::string> zones;
  for (const state::Instance& instance : plan.launches) zones.push_back(instance.availability_zone);
  EXPECT_THAT(zones, ElementsAre("eu-west-1a", "eu-west-1b", "eu-west-1a"));
  look();
  EXPECT_THAT(look(timing.scale_in_after).leaving, IsEmpty());
}

TEST_F(Provider, WhatWaitsTooLongFails) {
  provider.configuration.autoScalingGroupProvider->managedScaling->status =
      ManagedScalingStatus::DISABLED;
  const std::string task = add_task();
  EXPECT_EQ(look().wake, now + timing.capacity_wait_most);
  const CapacityPlan plan = look(timing.capacity_wait_most);
  ASSERT_THAT(plan.failures, SizeIs(1));
  EXPECT_EQ(plan.failures[0].task_arn, task);
  EXPECT_EQ(plan.failures[0].reason, "TaskFailedToStart: EMPTY CAPACITY PROVIDER");
}

TEST_F(Provider, AWaitingTaskAsksNothingOfTheEngine) {
  state[ecs::hosts].own.connected = true;
  const std::string arn = add_task();
  const TaskPlan plan = decide_task(state, *state[ecs::tasks].find(arn), now, timing);
  EXPECT_THAT(plan.effects, IsEmpty());
  EXPECT_EQ(plan.task.last_status, state::TaskStatus::PENDING);  // statuses never fall
  state::Task fresh = *state[ecs::tasks].find(arn);
  fresh.last_status = state::TaskStatus::PROVISIONING;
  EXPECT_EQ(decide_task(state, fresh, now, timing).task.last_status,
            state::TaskStatus::PROVISIONING);
  state::request_stop(fresh, aws::ecs::TaskStopCode::UserInitiated, "enough", now);
  EXPECT_TRUE(decide_task(state, fresh, now, timing).task.is_stopped());
}

TEST_F(Provider, StatusesMoveOn) {
  using enum CapacityProviderUpdateStatus;
  struct Row {
    CapacityProviderUpdateStatus before, after;
    CapacityProviderStatus status;
  };
  const Row rows[] = {{CREATE_IN_PROGRESS, CREATE_COMPLETE, CapacityProviderStatus::ACTIVE},
                      {UPDATE_IN_PROGRESS, UPDATE_COMPLETE, CapacityProviderStatus::ACTIVE},
                      {DELETE_IN_PROGRESS, DELETE_COMPLETE, CapacityProviderStatus::INACTIVE}};
  for (const Row& row : rows) {
    provider.configuration.updateStatus = row.before;
    provider.updated_at = now;
    EXPECT_EQ(look().wake, now + timing.capacity_change);
    EXPECT_EQ(provider.configuration.updateStatus, row.before);
    look(timing.capacity_change);
    EXPECT_EQ(provider.configuration.updateStatus, row.after);
    EXPECT_EQ(provider.configuration.status, row.status);
  }
  EXPECT_TRUE(look(timing.inactive_cluster_kept).forget);
}

TEST_F(Provider, ManagedInstancesAreMadeToFit) {
  provider.configuration.autoScalingGroupProvider.reset();
  auto& managed = provider.configuration.managedInstancesProvider.emplace();
  managed.instanceLaunchTemplate.emplace().networkConfiguration.subnets = {{"subnet-b"}};
  add_task(3000);
  look();
  const CapacityPlan plan = look(timing.instance_launch);
  ASSERT_THAT(plan.launches, SizeIs(1));
  EXPECT_EQ(plan.launches[0].instance_type, "c5.xlarge");
  EXPECT_EQ(plan.launches[0].cpu, 4096);
  EXPECT_EQ(plan.launches[0].availability_zone, "eu-west-1b");
}

TEST(Instance, LeavesWhenItIsEmptyOrItsNoticeIsOver) {
  state::State state{services::parts()};
  const Timing& timing = aws_timing();
  state::Instance instance;
  instance.arn = kPrefix + "container-instance/web/1";
  EXPECT_FALSE(decide_instance(state, instance, kNow, timing).terminate);
  instance.is_leaving = true;
  EXPECT_TRUE(decide_instance(state, instance, kNow, timing).terminate);
  state::Task task;
  task.arn = "task";
  task.instance_arn = instance.arn;
  state[ecs::tasks].add(task);
  EXPECT_FALSE(decide_instance(state, instance, kNow, timing).terminate);
  instance.leaves_by = kNow + timing.longest_drain;
  EXPECT_EQ(decide_instance(state, instance, kNow, timing).wake, instance.leaves_by);
  EXPECT_TRUE(decide_instance(state, instance, *instance.leaves_by, timing).terminate);
  instance.interrupted_at = kNow;
  EXPECT_EQ(decide_instance(state, instance, kNow, timing).wake, kNow + timing.spot_notice);
  EXPECT_TRUE(decide_instance(state, instance, kNow + timing.spot_notice, timing).terminate);
}

TEST(Cluster, AttachmentsAreMadeAndRemoved) {
  const Timing& timing = aws_timing();
  state::Cluster cluster{.arn = kCluster, .name = "web"};
  cluster.provisioning = true;
  cluster.attachments_status = "UPDATE_IN_PROGRESS";
  cluster.attachments_changed_at = kNow;
  cluster.attachments = {{.details = {}, .id = "1", .status = "PRECREATED", .type = {}},
                         {.details = {}, .id = "2", .status = "DELETED", .type = {}}};
  EXPECT_FALSE(decide_cluster(cluster, kNow, timing).changed);
  EXPECT_EQ(decide_cluster(cluster, kNow, timing).wake, kNow + timing.capacity_change);
  const ClusterPlan plan = decide_cluster(cluster, kNow + timing.capacity_change, timing);
  EXPECT_TRUE(plan.changed);
  EXPECT_FALSE(plan.cluster.provisioning);
  ASSERT_THAT(plan.cluster.attachments, SizeIs(1));
  EXPECT_EQ(plan.cluster.attachments[0].status, "CREATED");
  EXPECT_FALSE(plan.forget);
}

}  // namespace
}  // namespace localecs::decide
