// Whole lives from seeds: first users and faults, when nothing forbidden may happen; then quiet,
// when everything wanted must come about. LOCALECS_SEEDS and LOCALECS_SEED as in seeds.hpp,
// LOCALECS_TRACE=1 prints what passes between the loop and the engine.
#include <gmock/gmock.h>

#include <iostream>

#include "safety.hpp"
#include "seeds.hpp"
#include "users.hpp"
#include "witness.hpp"

namespace localecs::tests {
namespace {

using namespace std::chrono_literals;

constexpr int kSeeds = 10'000, kShards = 8;
constexpr auto kFaulty = 3min;
constexpr auto kSettling = 6min;  // the engine's slowest answers, the longest backoff, a resync
constexpr auto kSettlingAfterHangs = 3h;  // an engine that hangs may take two hours to say so

// The local profile, but that what is over is cleared away within the run.
decide::Timing timing() {
  decide::Timing timing = decide::local_timing();
  timing.container_kept = 10min;
  timing.stopped_task_kept = 11min;
  timing.inactive_service_kept = 11min;
  return timing;
}

simulated::Options engine_options(Dice& dice) {
  simulated::Options options;
  options.pull_first = dice.happens(30);
  options.ready_sandboxes = dice.between(0, 2);
  options.latencies.list = std::chrono::milliseconds(dice.happens(50) ? 0 : dice.between(1, 2000));
  return options;
}

// One machine, or instances over three zones that share it. Together they have room for more than
// is ever wanted: each can be short of it all the same.
std::vector<state::InstancePlan> instances(Dice& dice, bool small) {
  const int count = small || dice.happens(50) ? 0 : dice.between(2, 4);
  return std::vector<state::InstancePlan>(static_cast<std::size_t>(count));
}

struct Life {
  explicit Life(std::uint64_t seed)
      : dice(seed),
        small(dice.happens(30)),
        world({.seed = seed,
               .timing = timing(),
               .machine = {.cpu = small ? 3072 : 8192, .memory = 16384},
               .engine_options = engine_options(dice),
               .instances = instances(dice, small)}),
        witness(world),
        safety(world),
        users(world, seed + 1) {
    world.after_step([this] { safety.check(); });
    if (number_from("LOCALECS_TRACE", 0))
      world.listen(in_words_to([this, start = world.now()](const std::string& words) {
        std::cout << (world.now() - start).count() << " ms " << words << "\n";
      }));
  }

  void be_faulty() {
    const auto faults = random_faults(dice);
    hangs = faults.hang > 0;
    world.engine().set_faults(faults);
    const TimePoint end = world.now() + kFaulty;
    while (world.now() < end && is_safe()) {
      world.run_for(users.pause());
      users.act();
    }
  }

  void become_quiet() {
    world.engine().set_faults({});
    users.mend(small);
    world.run_for(hangs ? Duration(kSettlingAfterHangs) : Duration(kSettling));
  }

  bool is_safe() const { return safety.broken().empty() && witness.broken().empty(); }

  Dice dice;
  bool small;  // a machine that has just enough room for what services may desire
  World world;
  Witness witness;
  Safety safety;
  Users users;
  bool hangs = false;
};

std::vector<std::string> together(std::vector<std::string> one,
                                  const std::vector<std::string>& other) {
  one.insert(one.end(), other.begin(), other.end());
  return one;
}

// Empty when all went well.
std::vector<std::string> problems_of(Life& life) {
  life.be_faulty();
  if (life.is_safe()) life.become_quiet();
  if (!life.is_safe()) return together(life.safety.broken(), life.witness.broken());
  const auto problems = together(unsettled(life.world), leaks(life.world));
  if (!problems.empty()) return problems;
  life.world.run_for(25min);
  return leftovers(life.world);
}

class Simulation : public testing::TestWithParam<int> {};

TEST_P(Simulation, nothing_forbidden_happens_and_quiet_brings_what_is_wanted) {
  std::uint64_t steps = 0;
  play_seeds(GetParam(), kShards, kSeeds, [&](std::uint64_t seed) {
    Life life(seed);
    const auto problems = problems_of(life);
    steps += life.world.steps();
    return problems;
  });
  RecordProperty("steps", std::to_string(steps));
}

INSTANTIATE_TEST_SUITE_P(Shard, Simulation, testing::Range(0, kShards));

}  // namespace
}  // namespace localecs::tests
