// Plays every scenario of this folder and compares it with what is written there.
// LOCALECS_REWRITE=1 writes it anew: review the diff.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "play.hpp"

namespace localecs::tests {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(LOCALECS_TESTS_DIR) / "scenarios";

std::vector<std::string> scenarios() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

class Scenario : public testing::TestWithParam<std::string> {};

TEST_P(Scenario, goes_as_written) {
  const auto path = kFolder / (GetParam() + ".txt");
  std::stringstream written;
  written << std::ifstream(path).rdbuf();
  const std::string played = play(written.str());
  if (std::getenv("LOCALECS_REWRITE"))
    std::ofstream(path) << played;
  else
    EXPECT_EQ(played, written.str());
}

INSTANTIATE_TEST_SUITE_P(, Scenario, testing::ValuesIn(scenarios()),
                         [](const auto& info) { return info.param; });

TEST(Scenarios, are_there) {
  EXPECT_GE(scenarios().size(), 20u);
}

}  // namespace
}  // namespace localecs::tests
