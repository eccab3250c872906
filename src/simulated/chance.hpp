// Chance from a seed, the same on every machine: the standard's distributions are not.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>

namespace localecs::simulated {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : ids_(seed) {}

  // A chance that is zero draws nothing, so that quiet runs do not depend on unused faults.
  bool happens(double probability) {
    return probability > 0 && static_cast<double>(ids_.number() >> 11) * 0x1p-53 < probability;
  }
  std::size_t below(std::size_t count) { return ids_.number() % count; }
  Duration up_to(Duration longest) {
    return Duration(1 + below(static_cast<std::size_t>(longest.count())));
  }
  std::string hex(int digits) { return ids_.hex(digits); }

 private:
  IdSource ids_;
};

}  // namespace localecs::simulated
