// The instance for a task, why the others refused, and the task made for it.
#include <localecs/aws/ecs/placement_constraint.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/placement/placement.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

namespace localecs::placement {
namespace {

using aws::ecs::ContainerDefinition;
using aws::ecs::PlacementConstraintType;
using aws::ecs::PortMapping;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::SizeIs;

const std::string kCluster = "arn:aws:ecs:us-east-1:000000000000:cluster/web";
const std::string kInstance = "arn:aws:ecs:us-east-1:000000000000:container-instance/web/1";

struct ChooseInstance : testing::Test {
  ChooseInstance() {
    definition.family = "web";
    definition.revision = 3;
    definition.containerDefinitions = {
        ContainerDefinition{.cpu = 400, .memory = 300, .name = "main_1"}};
    add_instance(kInstance);
  }

  void add_instance(const std::string& arn) {
    state::Instance instance;
    instance.arn = arn;
    instance.cpu = instance.memory = 1000;
    state[ecs::instances].put(arn, instance);
  }
  Request request() {
    return {.cluster_arn = kCluster,
            .definition = std::make_shared<const aws::ecs::TaskDefinition>(definition),
            .group = "g"};
  }
  void port(int number, aws::ecs::TransportProtocol protocol) {
    (*definition.containerDefinitions)[0].portMappings = {
        PortMapping{.containerPort = 80, .hostPort = number, .protocol = protocol}};
  }
  std::string refusal(const std::vector<Tentative>& tentative = {}) {
    const Choice choice = choose_instance(state, request(), tentative);
    EXPECT_EQ(choice.instance_arn.empty(), !choice.refusals.empty());
    return choice.refusals.empty() ? "" : choice.refusals.front().reason;
  }

  state::State state{services::parts()};
  aws::ecs::TaskDefinition definition;
  IdSource ids{1};
};

TEST_F(ChooseInstance, takes_one_with_room) {
  const Choice choice = choose_instance(state, request());
  EXPECT_EQ(choice.instance_arn, kInstance);
  EXPECT_THAT(choice.refusals, IsEmpty());
}

TEST_F(ChooseInstance, fills_an_instance_to_the_last_unit_and_no_further) {
  state[ecs::instances].modify(kInstance)->used.cpu = 600;
  EXPECT_EQ(refusal(), "");
  state[ecs::instances].modify(kInstance)->used.cpu = 601;
  EXPECT_EQ(refusal(), "RESOURCE:CPU");
  state[ecs::instances].modify(kInstance)->used = {.cpu = 0, .memory = 700};
  EXPECT_EQ(refusal(), "");
  state[ecs::instances].modify(kInstance)->used.memory = 701;
  EXPECT_EQ(refusal(), "RESOURCE:MEMORY");
}

TEST_F(ChooseInstance, counts_what_the_same_decision_placed) {
  const state::Resources need = resources_of(definition, {});
  EXPECT_EQ(refusal({{kInstance, "g", need}}), "");
  EXPECT_EQ(refusal({{kInstance, "g", need}, {kInstance, "g", need}}), "RESOURCE:CPU");
  EXPECT_EQ(refusal({{"elsewhere", "g", need}, {"elsewhere", "g", need}}), "");
}

TEST_F(ChooseInstance, gives_a_port_once_per_protocol) {
  using enum aws::ecs::TransportProtocol;
  state[ecs::instances].modify(kInstance)->used.ports_tcp = {8080};
  port(8080, udp);
  EXPECT_EQ(refusal(), "");
  port(8080, tcp);
  EXPECT_EQ(refusal(), "RESOURCE:PORTS");
  state[ecs::instances].modify(kInstance)->used.ports_udp = {8080};
  port(8080, udp);
  EXPECT_EQ(refusal(), "RESOURCE:PORTS_UDP");
  port(8081, tcp);
  EXPECT_EQ(refusal({{kInstance, "g", resources_of(definition, {})}}), "RESOURCE:PORTS");
}

TEST_F(ChooseInstance, never_gives_away_the_agents_own_ports) {
  for (const int number : {22, 2375, 2376, 51678, 51679}) {
    port(number, aws::ecs::TransportProtocol::tcp);
    EXPECT_EQ(refusal(), "RESOURCE:PORTS") << number;
  }
}

TEST_F(ChooseInstance, keeps_distinct_groups_apart_by_desired_status) {
  Request apart = request();
  apart.constraints = {{.type = PlacementConstraintType::distinctInstance}};
  EXPECT_FALSE(choose_instance(state, apart).instance_arn.empty());
  EXPECT_TRUE(choose_instance(state, apart, {{kInstance, "g", {}}}).instance_arn.empty());
  EXPECT_FALSE(choose_instance(state, apart, {{kInstance, "other", {}}}).instance_arn.empty());
  state::Task task = make_task(request(), kInstance, ids, {});
  state[ecs::tasks].add(task);
  EXPECT_TRUE(choose_instance(state, apart).instance_arn.empty());
  task.should_run = false;
  state[ecs::tasks].update(task);
  EXPECT_FALSE(choose_instance(state, apart).instance_arn.empty());
}

TEST_F(ChooseInstance, looks_at_the_clusters_own_instances_only) {
  state[ecs::instances].erase(kInstance);
  add_instance("arn:aws:ecs:us-east-1:000000000000:container-instance/web2/1");
  add_instance("arn:aws:ecs:us-east-1:111111111111:container-instance/web/1");
  const Choice choice = choose_instance(state, request());
  EXPECT_EQ(choice.instance_arn, "");
  EXPECT_THAT(choice.refusals, IsEmpty());
  EXPECT_FALSE(has_instances(state, kCluster));
}

TEST_F(ChooseInstance, says_for_each_instance_why_it_refused) {
  add_instance(kInstance + "1");
  state[ecs::instances].modify(kInstance)->used.cpu = 1000;
  EXPECT_EQ(choose_instance(state, request()).instance_arn, kInstance + "1");
  state[ecs::instances].modify(kInstance + "1")->used.memory = 1000;
  const Choice choice = choose_instance(state, request());
  ASSERT_THAT(choice.refusals, SizeIs(2));
  EXPECT_EQ(choice.refusals[0].reason, "RESOURCE:CPU");
  EXPECT_EQ(choice.refusals[1].reason, "RESOURCE:MEMORY");
  EXPECT_TRUE(has_instances(state, kCluster));
}

TEST_F(ChooseInstance, makes_a_task_in_its_first_status) {
  const TimePoint now{std::chrono::seconds(7)};
  const state::Task task = make_task(request(), kInstance, ids, now);
  EXPECT_THAT(task.arn, MatchesRegex("arn:aws:ecs:us-east-1:000000000000:task/web/[0-9a-f]{32}"));
  EXPECT_EQ(task.last_status, state::TaskStatus::PENDING);
  EXPECT_TRUE(task.should_run);
  EXPECT_EQ(task.created_at, now);
  EXPECT_EQ(task.version, 1);
  EXPECT_EQ(task.resources.cpu, 400);
  ASSERT_THAT(task.containers, SizeIs(1));
  const std::string id(state::id_of(task.arn));
  EXPECT_THAT(
      task.containers[0].arn,
      MatchesRegex("arn:aws:ecs:us-east-1:000000000000:container/web/" + id + "/[0-9a-f-]{36}"));
  // Docker names hold no underscore here, as the agent makes them.
  EXPECT_THAT(task.containers[0].engine_name, MatchesRegex("ecs-web-3-main1-[0-9a-f]{20}"));
}

TEST_F(ChooseInstance, registers_the_host_with_all_it_has) {
  state[ecs::hosts].own = {.cpu = 2048, .memory = 512};
  state::Cluster cluster{.arn = "arn:aws:ecs:us-east-1:000000000000:cluster/new", .name = "new"};
  register_host(state, cluster, {"000000000000", "us-east-1"}, ids, {});
  EXPECT_TRUE(has_instances(state, cluster.arn));
  Request there = request();
  there.cluster_arn = cluster.arn;
  const state::Instance& instance =
      *state[ecs::instances].find(choose_instance(state, there).instance_arn);
  EXPECT_EQ(instance.cpu, 2048);
  EXPECT_EQ(instance.memory, 512);
  EXPECT_EQ(instance.availability_zone, "us-east-1a");
}

}  // namespace
}  // namespace localecs::placement
