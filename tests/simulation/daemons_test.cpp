// Managed daemons from seeds: random updates, deletions and deaths on faulty engines; then quiet,
// when every instance must have every daemon. LOCALECS_SEEDS and LOCALECS_SEED as in
// seeds.hpp.
#include <localecs/aws/ecs/daemon_deployment_status.hpp>
#include <localecs/aws/ecs/daemon_status.hpp>
#include <localecs/aws/error.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "safety.hpp"
#include "seeds.hpp"
#include "users.hpp"

namespace localecs::tests {
namespace {

using namespace std::chrono_literals;
using state::TaskStatus;

constexpr int kSeeds = 1'000;
const std::string kPrefix = "arn:aws:ecs:us-east-1:000000000000:";
const std::vector<std::string> kProviders{"mi", "more"};
const std::vector<std::string> kDaemons{"agent", "logger"};
const std::vector<std::string> kGood{"good", "checked", "slow"};
const std::vector<std::string> kBad{"crash", "unstartable", "sick"};

void register_definitions(World& world) {
  const json check{{"healthCheck", {{"command", {"CMD-SHELL", "true"}}, {"interval", 5}}}};
  const auto daemon = [&](const std::string& family, const json& environment,
                          const json& more = json::object()) {
    world.call("RegisterDaemonTaskDefinition",
               task_definition(family, {{.environment = environment, .more = more}}));
  };
  daemon("good", json::object());
  daemon("checked", json::object(), check);
  daemon("slow", {{"LOCALECS_SIM_START_DELAY", "3"}});
  daemon("crash", {{"LOCALECS_SIM_EXIT_AFTER", "2"}, {"LOCALECS_SIM_EXIT_CODE", "1"}});
  daemon("unstartable", {{"LOCALECS_SIM_START_ERROR", "exec: no such file"}});
  daemon("sick", {{"LOCALECS_SIM_HEALTH", "unhealthy"}}, check);
  json app = task_definition("app", {{.more = {{"cpu", 900}}}});
  app["networkMode"] = "host";
  app["requiresCompatibilities"] = {"MANAGED_INSTANCES"};
  world.call("RegisterTaskDefinition", app);
}

void create_provider(World& world, const std::string& name) {
  const json launch{{"ec2InstanceProfileArn", "arn:aws:iam::000000000000:instance-profile/i"},
                    {"networkConfiguration", {{"subnets", {"subnet-1"}}}}};
  world.call("CreateCapacityProvider",
             {{"name", name},
              {"cluster", "default"},
              {"managedInstancesProvider",
               {{"infrastructureRoleArn", "arn:aws:iam::000000000000:role/i"},
                {"instanceLaunchTemplate", launch}}}});
}

struct Life {
  explicit Life(std::uint64_t seed) : dice(seed), world({.seed = seed}), safety(world) {
    register_definitions(world);
    for (const std::string& provider : kProviders) create_provider(world, provider);
    world.after_step([this] { check(); });
  }

  json wish(const std::string& definition) {
    json providers{kPrefix + "capacity-provider/" + dice.one_of(kProviders)};
    if (dice.happens(50)) providers = {kPrefix + "capacity-provider/mi", "more"};
    return {{"daemonTaskDefinitionArn", definition},
            {"capacityProviderArns", providers},
            {"deploymentConfiguration",
             {{"drainPercent", dice.between(0, 100)}, {"bakeTimeInMinutes", dice.below(2)}}}};
  }
  void create(const std::string& name, const std::string& definition) {
    json request = wish(definition);
    request["daemonName"] = name;
    world.call("CreateDaemon", request);
  }
  void update(const std::string& name, const std::string& definition) {
    json request = wish(definition);
    request["daemonArn"] = kPrefix + "daemon/default/" + name;
    world.call("UpdateDaemon", request);
  }
  void run_service() {
    const int desired = dice.between(0, 5);
    if (world.state[ecs::services].size() > 0) {
      world.call("UpdateService", {{"service", "web"}, {"desiredCount", desired}});
      return;
    }
    json strategy = json::array();
    for (const std::string& provider : kProviders)
      strategy.push_back({{"capacityProvider", provider}, {"weight", 1}});
    world.call("CreateService", {{"serviceName", "web"},
                                 {"taskDefinition", "app"},
                                 {"desiredCount", desired},
                                 {"capacityProviderStrategy", strategy}});
  }
  void stop_any() {
    const json tasks = world.call("ListTasks").at("taskArns");
    if (!tasks.empty()) world.call("StopTask", {{"task", dice.one_of(tasks)}});
  }
  void act() {
    const std::string& name = dice.one_of(kDaemons);
    const std::string& definition = dice.one_of(dice.happens(60) ? kGood : kBad);
    try {
      switch (dice.below(10)) {
        case 0:
        case 1:
          return create(name, definition);
        case 2:
        case 3:
        case 4:
          return update(name, definition);
        case 5:
          world.call("DeleteDaemon", {{"daemonArn", kPrefix + "daemon/default/" + name}});
          return;
        case 6:
        case 7:
          return run_service();
        default:
          return stop_any();
      }
    } catch (const aws::Error&) {
      // As users do: they read it and go on.
    }
  }
  void mend() {
    world.engine().set_faults({});
    for (const std::string& name : kDaemons) try {
        update(name, dice.one_of(kGood));
      } catch (const aws::Error&) {
      }
  }

  // Never two of one daemon on an instance, and applications only where daemons have started.
  void check() {
    safety.check();
    std::map<std::pair<std::string, std::string>, int> live;
    for (const auto& [arn, task] : world.state[ecs::tasks].rows())
      if (!task.daemon_arn.empty() && !task.is_stopped())
        if (++live[{task.daemon_arn, task.instance_arn}] > 1)
          broken.push_back("two tasks of " + task.daemon_arn + " on " + task.instance_arn);
    for (const auto& [arn, task] : world.state[ecs::tasks].rows())
      if (task.daemon_arn.empty() && !task.instance_arn.empty() && placed.insert(arn).second)
        check_place(task);
  }
  void check_place(const state::Task& app) {
    for (const auto& [daemon_arn, daemon] : world.state[ecs::daemons].rows()) {
      const auto& wanted = daemon.revisions.at(daemon.revision);
      const std::string provider = kPrefix + "capacity-provider/" + app.capacity_provider;
      if (daemon.status != aws::ecs::DaemonStatus::ACTIVE ||
          std::ranges::find(wanted.capacity_providers, provider) == wanted.capacity_providers.end())
        continue;
      const bool has_started =
          std::ranges::any_of(world.state[ecs::tasks].rows(), [&](const auto& row) {
            return row.second.daemon_arn == daemon_arn && row.second.started_at &&
                   row.second.instance_arn == app.instance_arn;
          });
      if (!has_started) broken.push_back(app.arn + " was placed before " + daemon_arn);
    }
  }

  Dice dice;
  World world;
  Safety safety;
  std::set<std::string> placed;
  std::vector<std::string> broken;
};

// Every instance of a daemon's providers has its task, of the revision that is wanted.
std::vector<std::string> unsettled_daemons(World& world) {
  std::vector<std::string> problems;
  for (const auto& [arn, row] : world.state[ecs::daemon_deployments].rows())
    if (!row.finished_at) problems.push_back(arn + " is without end");
  for (const auto& [arn, daemon] : world.state[ecs::daemons].rows()) {
    if (daemon.status != aws::ecs::DaemonStatus::ACTIVE) problems.push_back(arn + " still goes");
    const auto& wanted = daemon.revisions.at(daemon.revision);
    for (const auto& [instance_arn, instance] : world.state[ecs::instances].rows()) {
      if (std::ranges::find(wanted.capacity_providers,
                            kPrefix + "capacity-provider/" + instance.capacity_provider) ==
          wanted.capacity_providers.end())
        continue;
      const auto serves = [&](const std::string& task_arn) {
        const state::Task& task = *world.state[ecs::tasks].find(task_arn);
        return task.daemon_arn == arn && task.last_status == TaskStatus::RUNNING &&
               task.started_by == state::id_of(wanted.arn);
      };
      if (std::ranges::none_of(world.state[ecs::tasks].on_instance(instance_arn), serves))
        problems.push_back(arn + " is missing on " + instance_arn);
    }
  }
  return problems;
}

using Endings = std::set<aws::ecs::DaemonDeploymentStatus>;

std::vector<std::string> problems_of(Life& life, Endings& endings) {
  auto faults = random_faults(life.dice);
  faults.hang = 0;
  life.world.engine().set_faults(faults);
  for (int i = 0; i < 30; ++i) {
    life.act();
    life.world.run_for(std::chrono::milliseconds(life.dice.between(0, 8'000)));
    for (const auto& [arn, row] : life.world.state[ecs::daemon_deployments].rows())
      endings.insert(row.status);
  }
  life.mend();
  life.world.run_for(15min);
  std::vector<std::string> problems = life.broken;
  for (const auto& more :
       {life.safety.broken(), unsettled_daemons(life.world), unsettled(life.world)})
    problems.insert(problems.end(), more.begin(), more.end());
  return problems;
}

TEST(DaemonSimulation, instances_get_their_daemons_before_anything_else) {
  Endings endings;
  const int played = play_seeds(0, 1, kSeeds, [&](std::uint64_t seed) {
    Life life(seed);
    return problems_of(life, endings);
  });
  // Otherwise the seeds would prove little.
  if (played < 50) return;
  using enum aws::ecs::DaemonDeploymentStatus;
  EXPECT_THAT(endings, testing::IsSupersetOf({SUCCESSFUL, STOPPED, IN_PROGRESS,
                                              ROLLBACK_IN_PROGRESS, ROLLBACK_SUCCESSFUL}));
}

}  // namespace
}  // namespace localecs::tests
