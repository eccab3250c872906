// Fresh identifiers in the forms ECS uses. Seeded, so that a simulation repeats itself exactly.
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace localecs {

class IdSource {
 public:
  IdSource();  // seeded by the system
  explicit IdSource(std::uint64_t seed) : random_(seed) {}

  std::string hex(int digits);       // "0f3a...": a task or container instance id has 32 digits
  std::string uuid();                // container and event ids
  std::string decimal(int digits);   // 19 digits: deployment and service revision ids
  std::string url_safe(int length);  // service deployment ids: A-Z a-z 0-9 _ -
  std::uint64_t number() { return random_(); }

 private:
  std::mt19937_64 random_;
};

}  // namespace localecs
