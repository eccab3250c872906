// Calls are remembered by their clientTokens for a day, and no longer: in memory and in the file.
#include <localecs/aws/error.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>

#include "world.hpp"

namespace localecs::tests {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

class Tokens : public testing::Test {
 protected:
  Tokens() {
    std::string name = (fs::temp_directory_path() / "localecs-XXXXXX").string();
    folder = mkdtemp(name.data());
  }
  ~Tokens() override { fs::remove_all(folder); }

  static void begin(World& world) {
    world.call("CreateCluster", {{"clusterName", "default"}});
    world.call("RegisterTaskDefinition", task_definition("web", {ContainerScript{}}));
    world.call("CreateService", service());
  }
  static json service() {
    return {{"serviceName", "web"}, {"taskDefinition", "web"}, {"desiredCount", 1}};
  }
  static json run(const std::string& token) {
    const json secret{{"name", "PASSWORD"}, {"value", "hunter2"}};
    const json container{{"name", "main"}, {"environment", json::array({secret})}};
    return {{"taskDefinition", "web"},
            {"clientToken", token},
            {"overrides", {{"containerOverrides", json::array({container})}}}};
  }

  fs::path folder;
};

TEST_F(Tokens, are_forgotten_after_a_day) {
  World world(tests::Setup{});
  begin(world);
  const json first = world.call("RunTask", run("a"));
  world.run_for(12h);
  world.call("RunTask", run("b"));
  EXPECT_EQ(world.call("RunTask", run("a")).at("tasks")[0].at("taskArn"),
            first.at("tasks")[0].at("taskArn"));
  world.run_for(12h);
  ASSERT_EQ(world.state[ecs::tokens].size(), 2u);  // "b", and the service's
  EXPECT_NE(world.call("RunTask", run("a")).at("tasks")[0].at("taskArn"),
            first.at("tasks")[0].at("taskArn"));
  world.run_for(25h);
  EXPECT_EQ(world.state[ecs::tokens].size(), 1u);
  world.call("CreateService", service());  // is that one still
}

TEST_F(Tokens, are_forgotten_by_a_daemon_that_was_started_again) {
  World world(tests::Setup{.data_dir = folder});
  begin(world);
  world.call("RunTask", run("a"));
  bool dies = true;
  world.die_where([&] { return std::exchange(dies, false); });
  world.run_for(1h);
  ASSERT_EQ(world.deaths(), 1);
  ASSERT_EQ(world.state[ecs::tokens].size(), 2u);
  world.run_for(24h);
  EXPECT_EQ(world.state[ecs::tokens].size(), 1u);
}

TEST_F(Tokens, keep_no_secret_of_the_request) {
  World world(tests::Setup{});
  begin(world);
  world.call("RunTask", run("a"));
  for (const auto& [id, use] : world.state[ecs::tokens].rows())
    EXPECT_THAT(use.request, testing::StartsWith("sha256:")) << id;
  json other = run("a");
  other["startedBy"] = "me";
  EXPECT_THROW(world.call("RunTask", other), aws::Error);
}

}  // namespace
}  // namespace localecs::tests
