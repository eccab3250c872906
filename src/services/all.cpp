// Lists all wings; a new one is one more word in LOCALECS_WINGS.
#include <localecs/services/all.hpp>

#include <localecs/services/wing.hpp>

#include <vector>

namespace localecs::services {

#define LOCALECS_WINGS(wing) \
  wing(ecs) wing(ssm) wing(secretsmanager) wing(sts) wing(logs) wing(cloudwatch) wing(local)

// clang-format off
#define DECLARE(name) namespace name { extern const Wing wing; }
LOCALECS_WINGS(DECLARE)
#undef DECLARE
#define ADDRESS(name) &name::wing,
constexpr const Wing* kAll[] = {LOCALECS_WINGS(ADDRESS)};
#undef ADDRESS
// clang-format on

std::span<const Wing* const> all() {
  return kAll;
}

std::span<const state::Part> parts() {
  static const std::vector<state::Part> joined = [] {
    std::vector<state::Part> parts;
    for (const Wing* wing : kAll)
      if (wing->parts) {
        const auto some = wing->parts();
        parts.insert(parts.end(), some.begin(), some.end());
      }
    return parts;
  }();
  return joined;
}

}  // namespace localecs::services
