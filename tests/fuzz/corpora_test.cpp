// Every input of every corpus, in every build: seeds, and what the fuzzers have found once.
#include <localecs/base/log.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "target.hpp"

namespace localecs::fuzz {
namespace {

namespace fs = std::filesystem;

fs::path corpora() {
  return fs::path(LOCALECS_TESTS_DIR) / "fuzz" / "corpus";
}

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Corpora : public testing::TestWithParam<Target> {};

TEST_P(Corpora, are_taken_without_a_fault) {
  log::start("off");
  int count = 0;
  for (const auto& entry : fs::directory_iterator(corpora() / GetParam().name)) {
    SCOPED_TRACE(entry.path().string());
    const std::string bytes = content(entry.path());
    try {
      GetParam().run(bytes);
    } catch (const Broken& broken) {
      ADD_FAILURE() << broken.what;
    } catch (const std::exception& error) {
      ADD_FAILURE() << "not caught: " << error.what();
    }
    ++count;
  }
  EXPECT_GE(count, 5);
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Corpora, testing::ValuesIn(targets()),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(Corpora, all_belong_to_a_target) {
  std::set<std::string> names;
  for (const Target& target : targets()) names.emplace(target.name);
  for (const auto& folder : fs::directory_iterator(corpora()))
    EXPECT_TRUE(names.contains(folder.path().filename().string())) << folder.path();
}

}  // namespace
}  // namespace localecs::fuzz
