// One life from a seed: users and faults, then quiet.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "safety.hpp"
#include "users.hpp"
#include "witness.hpp"

namespace localecs::tests {

struct Life {
  // data_dir: where the daemon keeps its state, if it is to die now and then; else empty.
  explicit Life(std::uint64_t seed, const std::filesystem::path& data_dir = {});

  // Empty when nothing forbidden happens, and all that is wanted comes about.
  std::vector<std::string> problems();

  // What services have lived through, each for itself.
  Duration service_time() const { return service_time_; }

  Dice dice;
  bool small;  // a machine that has just enough room for what services may desire
  World world;
  Witness witness;
  Safety safety;
  Users users;
  bool hangs = false;

 private:
  void be_faulty();
  Duration jump();
  void become_quiet();
  void pass(Duration time);
  bool is_at_rest() const;
  Duration service_time_{};
  const bool mortal_;
  bool is_safe() const { return safety.broken().empty() && witness.broken().empty(); }
};

}  // namespace localecs::tests
