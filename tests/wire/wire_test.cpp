// Replays every transcript of this folder and compares the answers with those written there.
// LOCALECS_REWRITE=1 writes them anew: review the diff.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "transcript.hpp"

namespace localecs::tests {
namespace {

const std::filesystem::path kFolder = std::filesystem::path(LOCALECS_TESTS_DIR) / "wire";

std::vector<std::string> transcripts() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

class Transcript : public testing::TestWithParam<std::string> {};

TEST_P(Transcript, is_answered_as_written) {
  const auto path = kFolder / (GetParam() + ".txt");
  std::stringstream written;
  written << std::ifstream(path).rdbuf();
  const std::string played = replay(written.str());
  if (std::getenv("LOCALECS_REWRITE"))
    std::ofstream(path) << played;
  else
    EXPECT_EQ(played, written.str());
}

INSTANTIATE_TEST_SUITE_P(, Transcript, testing::ValuesIn(transcripts()),
                         [](const auto& info) { return info.param; });

TEST(Transcripts, are_there) {
  EXPECT_GE(transcripts().size(), 6u);
}

}  // namespace
}  // namespace localecs::tests
