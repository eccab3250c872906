// The daemon dies, at every boundary of a turn in its order and at random ones, and goes on from
// its file: nothing is lost, doubled or left behind. LOCALECS_SEEDS and LOCALECS_SEED as in
// seeds.hpp.
#include <localecs/aws/ecs/service_deployment_status.hpp>
#include <localecs/aws/error.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/endpoints.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "life.hpp"
#include "seeds.hpp"

namespace localecs::tests {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr int kSeeds = 1'600, kShards = 4;

// In memory where there is such a file system: what is tested is what is written, not the disk.
class Folder {
 public:
  Folder() {
    const fs::path memory = "/dev/shm";
    std::string name =
        ((fs::is_directory(memory) ? memory : fs::temp_directory_path()) / "localecs-XXXXXX")
            .string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path_); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

class CrashSimulation : public testing::TestWithParam<int> {};

TEST_P(CrashSimulation, nothing_is_lost_or_doubled_wherever_the_daemon_dies) {
  int deaths = 0;
  play_seeds(GetParam(), kShards, kSeeds, [&](std::uint64_t seed) {
    const Folder folder;
    Life life(seed, folder.path());
    auto problems = life.problems();
    deaths += life.world.deaths();
    return problems;
  });
  RecordProperty("deaths", deaths);
  std::cout << deaths << " deaths\n";
}

INSTANTIATE_TEST_SUITE_P(Shard, CrashSimulation, testing::Range(0, kShards));

// --- every boundary of a scenario, one after the other
// --------------------------------------------

json with_volume_and_network(json definition) {
  definition["volumes"] = {{{"name", "data"}}};
  for (json& container : definition["containerDefinitions"])
    container["mountPoints"] = {{{"sourceVolume", "data"}, {"containerPath", "/data"}}};
  definition["networkMode"] = "awsvpc";
  return definition;
}

json container_on(const std::string& family) {
  return with_volume_and_network(task_definition(family, {ContainerScript{}}));
}

// Each begins when the one before it has come so far.
json chain_on(const std::string& family) {
  const auto behind = [](const char* name, const char* condition) {
    return json{{"dependsOn", {{{"containerName", name}, {"condition", condition}}}}};
  };
  return with_volume_and_network(task_definition(
      family,
      {{.name = "init", .essential = false, .environment = {{"LOCALECS_SIM_EXIT_AFTER", "1"}}},
       {.name = "database", .more = behind("init", "SUCCESS")},
       {.name = "main", .more = behind("database", "START")}}));
}

const json kNetwork{{"awsvpcConfiguration", {{"subnets", {"subnet-1"}}}}};

// As a client whose connection broke: it asks again. Every request here may be repeated.
void insist(World& world, std::string_view operation, const json& input) {
  for (int attempt = 0;; ++attempt) {
    try {
      world.call(operation, input);
      return;
    } catch (const aws::Error& error) {
      // It was deleted when the daemon died.
      if (attempt > 0 && error.code() == "ServiceNotFoundException") return;
      if (error.code() != "ServerException" || attempt == 3) throw;
    }
  }
}

void roll_out(World& world) {
  insist(world, "CreateCluster", {{"clusterName", "default"}});
  insist(world, "RegisterTaskDefinition", container_on("web"));
  insist(world, "CreateService",
         {{"serviceName", "web"},
          {"taskDefinition", "web"},
          {"desiredCount", 2},
          {"clientToken", "once"},
          {"networkConfiguration", kNetwork}});
  world.run_for(30s);
  insist(world, "RegisterTaskDefinition", container_on("web"));
  insist(world, "UpdateService", {{"service", "web"}, {"taskDefinition", "web"}});
  world.run_for(2min);
}

// Every stage is a turn that asks a function, and one that hears its answer.
void roll_out_with_hooks(World& world) {
  insist(world, "CreateCluster", {{"clusterName", "default"}});
  insist(world, "RegisterTaskDefinition", container_on("web"));
  insist(world, "CreateService",
         {{"serviceName", "web"},
          {"taskDefinition", "web"},
          {"desiredCount", 1},
          {"clientToken", "once"},
          {"networkConfiguration", kNetwork}});
  world.run_for(30s);
  insist(world, "RegisterTaskDefinition", container_on("web"));
  const json hook{{"targetType", "AWS_LAMBDA"},
                  {"hookTargetArn", "arn:aws:lambda:us-east-1:000000000000:function:later"},
                  {"roleArn", "arn:aws:iam::000000000000:role/hooks"},
                  {"hookDetails", {{"left", 1}}},
                  {"lifecycleStages", {"PRE_SCALE_UP", "PRODUCTION_TRAFFIC_SHIFT"}}};
  insist(world, "UpdateService",
         {{"service", "web"},
          {"taskDefinition", "web"},
          {"deploymentConfiguration",
           {{"strategy", "BLUE_GREEN"}, {"lifecycleHooks", json::array({hook})}}}});
  world.run_for(2min);
  const auto& rows = world.state[ecs::service_deployments].rows();
  EXPECT_TRUE(std::ranges::all_of(rows, [](const auto& row) {
    return row.second.described.status == aws::ecs::ServiceDeploymentStatus::SUCCESSFUL;
  })) << "hooks were forgotten, or asked without end";
}

void start_and_stop(World& world) {
  insist(world, "CreateCluster", {{"clusterName", "default"}});
  insist(world, "RegisterTaskDefinition", container_on("lone"));
  insist(world, "RunTask",
         {{"taskDefinition", "lone"},
          {"count", 2},
          {"clientToken", "once"},
          {"networkConfiguration", kNetwork}});
  world.run_for(30s);
  for (const auto& [arn, task] : std::map(world.state[ecs::tasks].rows()))
    insist(world, "StopTask", {{"task", arn}});
  world.run_for(2min);
}

void delete_while_it_rolls(World& world) {
  insist(world, "CreateCluster", {{"clusterName", "default"}});
  insist(world, "RegisterTaskDefinition", chain_on("shop"));
  insist(world, "CreateService",
         {{"serviceName", "shop"},
          {"taskDefinition", "shop"},
          {"desiredCount", 2},
          {"clientToken", "once"},
          {"networkConfiguration", kNetwork}});
  world.run_for(30s);
  insist(world, "RegisterTaskDefinition", chain_on("shop"));
  insist(world, "UpdateService", {{"service", "shop"}, {"taskDefinition", "shop"}});
  // Beside the earlier tasks the first containers of new ones run: the next ones wait for their
  // end.
  EXPECT_TRUE(world.run_until([&] { return world.engine().running_count() == 6; }, 20s))
      << world.engine().running_count();
  insist(world, "DeleteService", {{"service", "shop"}, {"force", true}});
  world.run_for(2min);
}

// Users who stop everything while the daemon takes its tasks up again: some it has, some not yet.
void stop_while_resuming(World& world) {
  world.while_resuming([&world] {
    for (const auto& [arn, task] : std::map(world.state[ecs::tasks].rows()))
      world.ask("StopTask", {{"task", arn}});
  });
  start_and_stop(world);
}

// What is wrong after the daemon died at that boundary; nothing, and `reached` false, where the
// scenario has fewer.
std::vector<std::string> problems_at(int boundary, void (*scenario)(World&), std::size_t running,
                                     bool& reached) {
  const Folder folder;
  World world({.data_dir = folder.path()});
  Witness witness(world);
  Safety safety(world);
  world.after_step([&] { safety.check(); });
  int passed = 0;
  world.die_where([&] { return passed++ == boundary; });
  scenario(world);
  reached = world.deaths() > 0;
  world.run_for(6min);
  std::vector<std::string> problems = safety.broken();
  for (const auto& found : {witness.broken(), unsettled(world), leaks(world)})
    problems.insert(problems.end(), found.begin(), found.end());
  if (world.engine().running_count() != running)
    problems.push_back(std::to_string(world.engine().running_count()) + " containers run");
  return problems;
}

struct Scenario {
  const char* name;
  void (*play)(World&);
  std::size_t running;  // containers at its end
};

class CrashPoints : public testing::TestWithParam<Scenario> {};

TEST_P(CrashPoints, are_survived_each) {
  const Scenario& scenario = GetParam();
  int boundary = 0;
  for (bool reached = true; reached && !HasFailure(); ++boundary) {
    SCOPED_TRACE("boundary " + std::to_string(boundary));
    EXPECT_THAT(problems_at(boundary, scenario.play, scenario.running, reached),
                testing::IsEmpty());
  }
  EXPECT_GT(boundary, 30);
  RecordProperty("boundaries", boundary - 1);
  std::cout << boundary - 1 << " boundaries\n";
}

INSTANTIATE_TEST_SUITE_P(
    Of, CrashPoints,
    testing::Values(Scenario{"a_rollout", &roll_out, 2}, Scenario{"hooks", &roll_out_with_hooks, 1},
                    Scenario{"start_and_stop", &start_and_stop, 0},
                    Scenario{"a_deletion_of_what_rolls", &delete_while_it_rolls, 0},
                    Scenario{"stop_while_resuming", &stop_while_resuming, 0}),
    [](const auto& one) { return one.param.name; });

// Containers that ran before find their task and its credentials, and only they.
TEST(Resumption, opens_the_endpoints_of_what_is_still_there) {
  const Folder folder;
  World world({.data_dir = folder.path()});
  json definition = container_on("lone");
  definition["taskRoleArn"] = "arn:aws:iam::000000000000:role/reader";
  world.call("CreateCluster", {{"clusterName", "default"}});
  world.call("RegisterTaskDefinition", definition);
  world.call("RunTask",
             {{"taskDefinition", "lone"}, {"count", 2}, {"networkConfiguration", kNetwork}});
  world.run_for(30s);
  world.call("StopTask", {{"task", world.state[ecs::tasks].rows().begin()->first}});
  world.run_for(30s);
  const auto credentials = world.state[ecs::endpoints].credentials;
  std::map<std::string, std::string> endpoints;
  for (const auto& [id, endpoint] : world.state[ecs::endpoints].containers)
    endpoints[id] = endpoint.task_arn;
  ASSERT_EQ(credentials.size(), 1u);
  ASSERT_EQ(endpoints.size(), 2u);
  world.die_where([&world] { return world.deaths() == 0; });
  EXPECT_THROW(world.call("ListTasks"), aws::Error);
  EXPECT_EQ(world.state[ecs::endpoints].credentials, credentials);
  ASSERT_EQ(world.state[ecs::endpoints].containers.size(), endpoints.size());
  for (const auto& [id, endpoint] : world.state[ecs::endpoints].containers)
    EXPECT_EQ(endpoint.task_arn, endpoints[id]);
}

}  // namespace
}  // namespace localecs::tests
