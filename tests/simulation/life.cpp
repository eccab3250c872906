// What happens in a life, and when.
#include "life.hpp"

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <algorithm>
#include <iostream>

#include "seeds.hpp"

namespace localecs::tests {
namespace {

using namespace std::chrono_literals;

constexpr auto kFaulty = 3min;
constexpr auto kSettling = 6min;  // the engine's slowest answers, the longest backoff, a resync
constexpr auto kLongQuiet = 24h;
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

// From a death in a thousand boundaries to one in fifty.
DiesHere chance_of_death(Dice& dice) {
  return [random = Dice(dice.below(1u << 30)), rate = dice.between(1, 20)]() mutable {
    return random.below(1000) < static_cast<std::size_t>(rate);
  };
}

std::vector<std::string> together(std::vector<std::string> one,
                                  const std::vector<std::string>& other) {
  one.insert(one.end(), other.begin(), other.end());
  return one;
}

}  // namespace

Life::Life(std::uint64_t seed, const std::filesystem::path& data_dir)
    : dice(seed),
      small(dice.happens(30)),
      world({.seed = seed,
             .timing = timing(),
             .machine = {.cpu = small ? 3072 : 8192, .memory = 16384},
             .engine_options = engine_options(dice),
             .instances = instances(dice, small),
             .data_dir = data_dir}),
      witness(world),
      safety(world),
      users(world, seed + 1),
      mortal_(!data_dir.empty()) {
  world.after_step([this] { safety.check(); });
  if (number_from("LOCALECS_TRACE", 0))
    world.listen(in_words_to([this, start = world.now()](const std::string& words) {
      std::cout << (world.now() - start).count() << " ms " << words << "\n";
    }));
}

void Life::be_faulty() {
  const auto faults = random_faults(dice);
  hangs = faults.hang > 0;
  world.engine().set_faults(faults);
  if (mortal_) world.die_where(chance_of_death(dice));
  const int jumps = dice.happens(20) ? dice.between(1, 10) : 0;  // of a hundred pauses
  TimePoint end = world.now() + kFaulty;
  while (world.now() < end && is_safe()) {
    pass(users.pause());
    if (jumps > 0 && dice.happens(jumps)) end += jump();
    users.act();
  }
}

// A clock that is set right, a machine that has slept, a daemon that was held up.
Duration Life::jump() {
  const auto time = std::chrono::seconds(dice.between(1, dice.happens(50) ? 60 : 7200));
  if (dice.happens(50))
    world.set_clock_forward(time);
  else
    world.stand_still(time);
  return time;
}

void Life::become_quiet() {
  world.engine().set_faults({});
  world.die_where({});
  users.mend(small);
  pass(hangs ? Duration(kSettlingAfterHangs) : Duration(kSettling));
}

void Life::pass(Duration time) {
  world.run_for(time);
  for (const auto& [arn, service] : world.state[ecs::services].rows())
    if (service.status == state::ServiceStatus::ACTIVE) service_time_ += time;
}

// No container ends and comes back for ever: days of that show nothing that an hour does not.
bool Life::is_at_rest() const {
  return std::ranges::none_of(world.state[ecs::tasks].rows(), [](const auto& row) {
    return std::ranges::any_of(
        *row.second.definition->containerDefinitions,
        [](const auto& definition) { return definition.restartPolicy.has_value(); });
  });
}

std::vector<std::string> Life::problems() {
  be_faulty();
  if (is_safe()) become_quiet();
  if (!is_safe()) return together(safety.broken(), witness.broken());
  const auto found = together(unsettled(world), leaks(world));
  if (!found.empty()) return found;
  pass(25min);
  auto left = leftovers(world);
  if (!left.empty() || !is_at_rest()) return left;
  pass(kLongQuiet);
  return together(unsettled(world), leaks(world));
}

}  // namespace localecs::tests
