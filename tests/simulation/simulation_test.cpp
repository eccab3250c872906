// Whole lives from seeds: first users and faults, when nothing forbidden may happen; then quiet,
// when everything wanted must come about. LOCALECS_SEEDS and LOCALECS_SEED as in seeds.hpp,
// LOCALECS_TRACE=1 prints what passes between the loop and the engine.
#include <gmock/gmock.h>

#include <chrono>
#include <iostream>

#include "life.hpp"
#include "seeds.hpp"

namespace localecs::tests {
namespace {

constexpr int kSeeds = 10'000, kShards = 8;
class Simulation : public testing::TestWithParam<int> {};

TEST_P(Simulation, nothing_forbidden_happens_and_quiet_brings_what_is_wanted) {
  std::uint64_t steps = 0;
  Duration service_time{};
  play_seeds(GetParam(), kShards, kSeeds, [&](std::uint64_t seed) {
    Life life(seed);
    auto problems = life.problems();
    steps += life.world.steps();
    service_time += life.service_time();
    return problems;
  });
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(service_time).count();
  RecordProperty("steps", std::to_string(steps));
  RecordProperty("service_hours", std::to_string(hours));
  std::cout << steps << " steps, " << hours << " hours of services\n";
}

INSTANTIATE_TEST_SUITE_P(Shard, Simulation, testing::Range(0, kShards));

}  // namespace
}  // namespace localecs::tests
