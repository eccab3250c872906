// Which provider takes the next task, and where a task of a provider goes.
#include <localecs/aws/ecs/capacity_provider_strategy_item.hpp>
#include <localecs/aws/ecs/network_configuration.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/zone.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

namespace localecs::placement {
namespace {

using aws::ecs::LaunchType;
using testing::ElementsAre;

const std::string kPrefix = "arn:aws:ecs:us-east-1:000000000000:";
const std::string kCluster = kPrefix + "cluster/web";

aws::ecs::CapacityProviderStrategyItem item(std::string provider, int base, int weight) {
  return {.base = base, .capacityProvider = std::move(provider), .weight = weight};
}

struct Distribution {
  std::string_view why;
  Strategy strategy;
  std::vector<int> held;  // at the beginning
  std::string taken;      // first letters, in order
};

TEST(NextProvider, Distributes) {
  const Distribution rows[] = {
      {"base, then 1:3", {item("F", 1, 1), item("S", 0, 3)}, {0, 0}, "FFSSSFSSS"},
      {"ties go to the earlier", {item("S", 0, 3), item("F", 1, 1)}, {0, 0}, "FSFSSSFSS"},
      {"a single provider takes all", {item("F", 0, 1)}, {0}, "FFF"},
      {"equal weights alternate", {item("A", 0, 1), item("B", 0, 1)}, {0, 0}, "ABABAB"},
      {"weight 0 takes its base only", {item("A", 2, 0), item("B", 0, 1)}, {0, 0}, "AABBB"},
      {"what is held already counts", {item("A", 0, 1), item("B", 0, 1)}, {2, 0}, "BBAB"},
      {"a lost base task is replaced first", {item("A", 1, 0), item("B", 0, 1)}, {0, 7}, "AB"},
      {"the largest figures", {item("A", 0, 1000), item("B", 0, 999)}, {0, 0}, "ABAB"},
  };
  for (const Distribution& row : rows) {
    Turns turns{row.strategy, row.held};
    std::string taken;
    while (taken.size() < row.taken.size()) taken += turns.take();
    EXPECT_EQ(taken, row.taken) << row.why;
  }
}

TEST(NextProvider, NoStrategyNamesNoProvider) {
  Turns turns = turns_of_call({});
  EXPECT_EQ(turns.take(), "");
}

TEST(StrategyOf, AClustersDefaultCountsWhereNothingElseIsSaid) {
  state::Cluster cluster;
  cluster.default_strategy = {item("FARGATE", 0, 1)};
  const Strategy own{item("FARGATE_SPOT", 0, 1)};
  EXPECT_EQ(strategy_of(cluster, {}, {})[0].capacityProvider, "FARGATE");
  EXPECT_EQ(strategy_of(cluster, {}, Strategy{})[0].capacityProvider, "FARGATE");
  EXPECT_EQ(strategy_of(cluster, {}, own)[0].capacityProvider, "FARGATE_SPOT");
  EXPECT_TRUE(strategy_of(cluster, LaunchType::EC2, {}).empty());
}

TEST(ZoneOfSubnet, GoesByTheLastCharacter) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"subnet-1", "us-east-1a"}, {"subnet-2", "us-east-1b"}, {"subnet-3", "us-east-1c"},
      {"subnet-4", "us-east-1a"}, {"subnet-a", "us-east-1a"}, {"subnet-0c", "us-east-1c"},
      {"subnet-B", "us-east-1b"}, {"subnet-0", "us-east-1c"}, {"subnet-", "us-east-1a"},
      {"", "us-east-1a"}};
  for (const auto& [subnet, zone] : rows) EXPECT_EQ(zone_of_subnet("us-east-1", subnet), zone);
}

struct ChoosePlace : testing::Test {
  ChoosePlace() {
    definition.family = "web";
    definition.revision = 1;
    definition.networkMode = aws::ecs::NetworkMode::bridge;
    definition.containerDefinitions = {
        aws::ecs::ContainerDefinition{.cpu = 400, .memory = 300, .name = "main"}};
    state[ecs::clusters].put(kCluster,
                             {.arn = kCluster, .name = "web", .capacity_providers = {"asg"}});
  }
  state::Instance& add_instance(const std::string& provider) {
    state::Instance instance =
        make_instance(state, *state[ecs::clusters].find(kCluster),
                      {.capacity_provider = provider, .cpu = 1000, .memory = 1000}, ids, {});
    return state[ecs::instances].put(instance.arn, instance);
  }
  Request request(const std::string& provider) {
    Request request{.cluster_arn = kCluster,
                    .definition = std::make_shared<const aws::ecs::TaskDefinition>(definition),
                    .group = "g"};
    assign_provider(state, request, provider);
    return request;
  }
  Request awsvpc(std::vector<std::string> subnets) {
    definition.networkMode = aws::ecs::NetworkMode::awsvpc;
    Request made = request("FARGATE_SPOT");
    made.network.emplace().awsvpcConfiguration = aws::ecs::AwsVpcConfiguration{
        .assignPublicIp = {}, .securityGroups = {}, .subnets = std::move(subnets)};
    return made;
  }

  state::State state{services::parts()};
  aws::ecs::TaskDefinition definition;
  IdSource ids{1};
};

TEST_F(ChoosePlace, ATaskGoesToItsProvidersInstancesOnly) {
  add_instance("");
  add_instance("other");
  const std::string own = add_instance("asg").arn;
  EXPECT_EQ(choose_place(state, request("asg")).instance_arn, own);
}

TEST_F(ChoosePlace, WhatFitsNowhereWaitsInProvisioning) {
  const Choice choice = choose_place(state, request("asg"));
  EXPECT_TRUE(choice.found);
  const state::Task task = make_task(request("asg"), choice.instance_arn, ids, {});
  EXPECT_TRUE(task.waits_for_capacity());
  EXPECT_EQ(task.last_status, state::TaskStatus::PROVISIONING);
  EXPECT_EQ(task.launch_type, LaunchType::EC2);
}

TEST_F(ChoosePlace, TheQueueIsBounded) {
  std::vector<Tentative> tentative(kMostWaiting - 1, Tentative{"", "g", {}});
  state[ecs::tasks].add(make_task(request("asg"), "", ids, {}));
  const Choice choice = choose_place(state, request("asg"), tentative);
  EXPECT_FALSE(choice.found);
  EXPECT_EQ(choice.refusals.at(0).reason, kOverWaitingLimit);
  tentative.pop_back();
  EXPECT_TRUE(choose_place(state, request("asg"), tentative).found);
}

TEST_F(ChoosePlace, WithoutAProviderNothingWaits) {
  EXPECT_FALSE(choose_place(state, request("")).found);
}

TEST_F(ChoosePlace, APlacedTaskNoLongerWaits) {
  state[ecs::tasks].add(make_task(request("asg"), "", ids, {}));
  const std::string arn = state[ecs::tasks].rows().begin()->first;
  const std::string provider = kPrefix + "capacity-provider/asg";
  EXPECT_THAT(state[ecs::tasks].waiting_for(provider), ElementsAre(arn));
  const std::string instance = add_instance("asg").arn;
  state[ecs::tasks].place(arn, instance);
  EXPECT_FALSE(state[ecs::tasks].find(arn)->waits_for_capacity());
  EXPECT_THAT(state[ecs::tasks].waiting_for(provider), ElementsAre());
  EXPECT_THAT(state[ecs::tasks].on_instance(instance), ElementsAre(arn));
  EXPECT_EQ(state[ecs::instances].find(instance)->used.cpu, 400);
}

TEST_F(ChoosePlace, FargateGoesRoundTheZonesThatWork) {
  const Request wanted = awsvpc({"subnet-a", "subnet-b", "subnet-c"});
  state[ecs::failed_zones].put("us-east-1b", {.name = "us-east-1b", .fails_until = {}});
  std::vector<state::Task> made;
  for (int i = 0; i < 4; ++i)
    made.push_back(make_placed_task(state, wanted, choose_place(state, wanted), made, ids, {}));
  std::vector<std::string> zones;
  for (const state::Task& task : made) zones.push_back(task.availability_zone);
  EXPECT_THAT(zones, ElementsAre("us-east-1a", "us-east-1c", "us-east-1a", "us-east-1c"));
  EXPECT_EQ(made[1].sandbox.subnet_id, "subnet-c");
  EXPECT_EQ(made[1].launch_type, LaunchType::FARGATE);

  const Choice refused = choose_place(state, awsvpc({"subnet-b"}));
  EXPECT_FALSE(refused.found);
  EXPECT_EQ(refused.refusals.at(0).reason, "RESOURCE:FARGATE");
}

TEST_F(ChoosePlace, AServiceCountsWhatItWantsToRun) {
  state::Service service;
  service.arn = kPrefix + "service/web/s";
  service.configuration.capacityProviderStrategy = {item("FARGATE", 0, 1), item("asg", 0, 1)};
  Request wanted = request("asg");
  wanted.service_arn = service.arn;
  for (int i = 0; i < 3; ++i) state[ecs::tasks].add(make_task(wanted, "", ids, {}));
  state[ecs::tasks].stop(state[ecs::tasks].rows().begin()->first,
                         aws::ecs::TaskStopCode::UserInitiated, "", TimePoint{});
  Turns turns = turns_of_service(state, service);
  EXPECT_THAT(turns.held, ElementsAre(0, 2));
  EXPECT_EQ(turns.take() + " " + turns.take() + " " + turns.take(), "FARGATE FARGATE FARGATE");
  EXPECT_THAT(turns_of_service(state, service, "ecs-svc/1").held, ElementsAre(0, 0));
}

TEST_F(ChoosePlace, ATaskSetHasAStrategyOfItsOwn) {
  state::Service service;
  service.arn = kPrefix + "service/web/s";
  for (const char* id : {"ecs-svc/1", "ecs-svc/2"}) {
    state::TaskSet& set = service.task_sets.emplace_back();
    set.deployment.id = id;
  }
  service.task_sets[1].configuration.capacityProviderStrategy = {item("FARGATE", 1, 0),
                                                                 item("FARGATE_SPOT", 0, 1)};
  EXPECT_EQ(turns_of_service(state, service, "ecs-svc/1").take(), "");
  Turns turns = turns_of_service(state, service, "ecs-svc/2");
  EXPECT_EQ(turns.take(), "FARGATE");
  EXPECT_EQ(turns.take(), "FARGATE_SPOT");
}

}  // namespace
}  // namespace localecs::placement
