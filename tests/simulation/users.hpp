// Users that do random things from a seed: good ones, foolish ones, and contradictory ones.
#pragma once

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "world.hpp"

namespace localecs::tests {

// The same draws on every machine, which the standard's distributions are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(seed) {}
  std::size_t below(std::size_t count) { return random_() % count; }
  int between(int least, int most) {
    return least + static_cast<int>(below(static_cast<std::size_t>(most - least + 1)));
  }
  bool happens(int percent) { return between(1, 100) <= percent; }
  template <class List>
  const auto& one_of(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::mt19937_64 random_;
};

class Users {
 public:
  Users(World& world, std::uint64_t seed);

  // One random thing. What ECS refuses is no failure.
  void act();
  // Puts right what only a user can: definitions that cannot run, percentages that leave no room,
  // tasks that nobody needs any more. Where room is short, old tasks have to stop before new start.
  void mend(bool room_is_short);
  Duration pause();

 private:
  void create_service();
  void update_service();
  void delete_service();
  void run_tasks();
  void stop_task();
  void change_health();
  std::string definition();
  json percentages();
  json configuration();
  json function_hook();
  void answer_deployment();
  void drain_or_activate();
  void change_alarm();

  World& world_;
  Dice dice_;
  std::vector<effects::ContainerKey> ill_;  // made so by users, from outside
};

// Rates of faults for a run; some runs have few kinds, some all.
simulated::Faults random_faults(Dice& dice);

}  // namespace localecs::tests
