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
  // A source that draws the same ids for the same text in every run: for things that have a name,
  // such as a role.
  static IdSource of(std::string_view text);

  std::string hex(int digits);       // "0f3a...": a task or container instance id has 32 digits
  std::string uuid();                // container and event ids
  std::string decimal(int digits);   // 19 digits: deployment and service revision ids
  std::string url_safe(int length);  // service deployment ids: A-Z a-z 0-9 _ -
  // The part behind the prefix of an IAM id (A-Z 2-7): 16 behind ASIA in an access key, 17 behind
  // AROA in a role's id.
  std::string base32(int length);
  std::uint64_t number() { return random_(); }

 private:
  std::mt19937_64 random_;
};

}  // namespace localecs
