// The README's tables of task definition members against the shapes: every member has its row.

#include <gtest/gtest.h>

#include <localecs/aws/ecs/register_task_definition.hpp>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace localecs::aws {
namespace {

// The names in backticks of the first column, table by table below the marker.
std::vector<std::multiset<std::string>> tables() {
  std::ifstream file(LOCALECS_TESTS_DIR "/../README.md");
  std::string line;
  while (std::getline(file, line) && !line.starts_with("<!-- fields:")) {
  }
  std::vector<std::multiset<std::string>> found;
  static const std::regex name("`([A-Za-z]+)`");
  while (std::getline(file, line) && !line.starts_with("#")) {
    if (line.starts_with("|---")) found.emplace_back();
    if (found.empty() || !line.starts_with("| `")) continue;
    const std::string first = line.substr(0, line.find(" | "));
    for (std::sregex_iterator at(first.begin(), first.end(), name), end; at != end; ++at)
      found.back().insert((*at)[1]);
  }
  return found;
}

std::multiset<std::string> members(const Shape& shape) {
  std::multiset<std::string> names;
  for (const auto& member : shape.members) names.insert(std::string(member.name));
  return names;
}

TEST(Fields, EveryMemberOfATaskDefinitionHasItsRow) {
  ASSERT_EQ(tables().size(), 2u);
  EXPECT_EQ(tables()[0], members(shape_of<ecs::RegisterTaskDefinitionRequest>()));
}

TEST(Fields, EveryMemberOfAContainerDefinitionHasItsRow) {
  ASSERT_EQ(tables().size(), 2u);
  EXPECT_EQ(tables()[1], members(shape_of<ecs::ContainerDefinition>()));
}

}  // namespace
}  // namespace localecs::aws
