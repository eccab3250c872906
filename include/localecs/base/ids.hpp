// Fresh identifiers in the forms ECS uses. Seeded, so that a simulation repeats itself exactly.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace localecs {

class IdSource {
 public:
  IdSource();  // seeded by the system
  explicit IdSource(std::uint64_t seed) : random_(seed) {}
  // Draws the same for the same text, today and in the next run: ids of what has a name.
  static IdSource of(std::string_view text);

  std::string hex(int digits);       // "0f3a...": a task or container instance id has 32 digits
  std::string uuid();                // container and event ids
  std::string decimal(int digits);   // 19 digits: deployment and service revision ids
  std::string url_safe(int length);  // service deployment ids: A-Z a-z 0-9 _ -
  // What follows the prefix of an IAM id: ASIA + 16 of an access key, AROA + 17 of a role. A-Z 2-7
  std::string base32(int length);
  std::uint64_t number() { return random_(); }

 private:
  std::mt19937_64 random_;
};

}  // namespace localecs
