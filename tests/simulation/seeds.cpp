// Plays seeds one after the other.
#include "seeds.hpp"

#include <gmock/gmock.h>

#include <cstdlib>

namespace localecs::tests {
namespace {

constexpr int kMostFailures = 5;

}  // namespace

int number_from(const char* variable, int otherwise) {
  const char* text = std::getenv(variable);
  return text ? std::atoi(text) : otherwise;
}

int play_seeds(int shard, int shards, int otherwise,
               const std::function<std::vector<std::string>(std::uint64_t)>& problems_of) {
  const int only = number_from("LOCALECS_SEED", 0);
  const int last = only ? only : number_from("LOCALECS_SEEDS", otherwise);
  int failed = 0, played = 0;
  for (int seed = only ? only : 1; seed <= last && failed < kMostFailures; ++seed) {
    if (seed % shards != shard) continue;
    SCOPED_TRACE("LOCALECS_SEED=" + std::to_string(seed));
    ++played;
    try {
      const auto problems = problems_of(static_cast<std::uint64_t>(seed));
      failed += !problems.empty();
      EXPECT_THAT(problems, testing::IsEmpty());
    } catch (const std::exception& thrown) {
      ++failed;
      ADD_FAILURE() << thrown.what();
    }
  }
  return played;
}

}  // namespace localecs::tests
