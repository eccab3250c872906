// The local profile shortens waits and changes no outcome: what becomes of a deployment under it
// becomes of the same deployment under AWS's times.
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <gtest/gtest.h>

#include <array>

#include "seeds.hpp"
#include "users.hpp"
#include "world.hpp"

namespace localecs::tests {
namespace {

using namespace std::chrono_literals;

constexpr int kShards = 2, kSeeds = 200;
// Longer than the breaker takes under AWS's times.
constexpr Duration kPatience = 5min;

// One revision, the way its processes end, and how it is rolled out.
struct Candidate {
  ContainerScript script;
  json service;  // members of CreateService
  std::string words;
};

Candidate make_candidate(Dice& dice) {
  constexpr std::array kLives{"0.1", "1", "2", "5", "10", "20"};
  Candidate candidate;
  json& environment = candidate.script.environment;
  switch (dice.below(6)) {
    case 0:
      environment["LOCALECS_SIM_START_ERROR"] = "exec: no such file";
      break;
    case 1:
      environment["LOCALECS_SIM_PULL_ERROR"] = "manifest unknown";
      break;
    case 2:
      break;  // it lives
    default:
      environment["LOCALECS_SIM_EXIT_AFTER"] = dice.one_of(kLives);
      environment["LOCALECS_SIM_EXIT_CODE"] = std::to_string(dice.below(2));
  }
  if (dice.happens(40)) {
    constexpr std::array kHealth{"healthy", "unhealthy", "starting:3,healthy", "starting"};
    environment["LOCALECS_SIM_HEALTH"] = dice.one_of(kHealth);
    candidate.script.more["healthCheck"] = {{"command", {"CMD-SHELL", "true"}}, {"interval", 5}};
  }
  const bool has_breaker = dice.happens(60), rolls_back = dice.happens(50);
  candidate.service = {
      {"serviceName", "web"},
      {"desiredCount", dice.between(1, 4)},
      {"deploymentConfiguration",
       {{"minimumHealthyPercent", dice.happens(50) ? 100 : 0},
        {"maximumPercent", dice.happens(50) ? 200 : 150},
        {"deploymentCircuitBreaker", {{"enable", has_breaker}, {"rollback", rolls_back}}}}}};
  candidate.words = environment.dump() + " " + candidate.service.dump();
  return candidate;
}

// What a user sees in the end: the deployment's state, and which revisions still have tasks.
std::string outcome_of(World& world) {
  const json service = world.call("DescribeServices", {{"services", {"web"}}}).at("services").at(0);
  std::string outcome;
  for (const json& deployment : service.at("deployments")) {
    const auto definition = deployment.at("taskDefinition").get<std::string>();
    outcome += definition.substr(definition.rfind(':')) + " " +
               deployment.at("rolloutState").get<std::string>() + "; ";
  }
  return outcome;
}

// What becomes of the candidate, as the first revision of its service or after one that lives.
std::string play(const Candidate& candidate, std::uint64_t seed, bool is_first,
                 const decide::Timing& timing) {
  World world(
      tests::Setup{.seed = seed, .timing = timing, .machine = {.cpu = 8192, .memory = 16384}});
  world.call("CreateCluster", {{"clusterName", "default"}});
  ContainerScript good;
  good.more = candidate.script.more;
  world.call("RegisterTaskDefinition", task_definition("web", {good}));
  world.call("RegisterTaskDefinition", task_definition("web", {candidate.script}));
  json service = candidate.service;
  service["taskDefinition"] = is_first ? "web:2" : "web:1";
  world.call("CreateService", service);
  world.run_for(is_first ? kPatience : 2min);
  if (is_first) return outcome_of(world);
  world.call("UpdateService", {{"service", "web"}, {"taskDefinition", "web:2"}});
  world.run_for(kPatience);
  return outcome_of(world);
}

std::vector<std::string> problems_of(std::uint64_t seed) {
  Dice dice(seed);
  const Candidate candidate = make_candidate(dice);
  const bool is_first = dice.happens(40);
  const std::string aws = play(candidate, seed, is_first, decide::aws_timing());
  const std::string local = play(candidate, seed, is_first, decide::local_timing());
  if (aws == local) return {};
  return {candidate.words + (is_first ? " first" : " second") + ": aws " + aws + " local " + local};
}

class Profiles : public testing::TestWithParam<int> {};

TEST_P(Profiles, lead_to_the_same_outcome) {
  play_seeds(GetParam(), kShards, kSeeds, problems_of);
}

INSTANTIATE_TEST_SUITE_P(Simulation, Profiles, testing::Range(0, kShards));

}  // namespace
}  // namespace localecs::tests
