// JSON from outside: what is no JSON, and what would take all of the stack.
#include <localecs/base/json.hpp>

#include <gtest/gtest.h>

#include <string>

namespace localecs {
namespace {

std::string nested(int depth, const std::string& open = "[", const std::string& close = "]") {
  std::string text;
  for (int i = 0; i < depth; ++i) text += open;
  for (int i = 0; i < depth; ++i) text += close;
  return text;
}

TEST(Json, is_read_or_discarded) {
  EXPECT_EQ(read_json(R"({"a":[1,"b",null]})").dump(), R"({"a":[1,"b",null]})");
  for (const char* text : {"", "{", "nonsense", "{} {}", "\"\xff\"", "\"\\"})
    EXPECT_TRUE(read_json(text).is_discarded()) << text;
}

TEST(Json, nests_only_so_deep) {
  EXPECT_FALSE(read_json(nested(kDeepestJson)).is_discarded());
  EXPECT_TRUE(read_json(nested(kDeepestJson + 1)).is_discarded());
  EXPECT_TRUE(read_json(nested(1'000'000)).is_discarded());
  EXPECT_TRUE(read_json(nested(kDeepestJson, R"({"a":[)", "]}")).is_discarded());
  EXPECT_FALSE(read_json(nested(kDeepestJson / 2, R"({"]":[)", "]}")).is_discarded());
}

TEST(Json, what_stands_in_texts_does_not_nest) {
  const std::string brackets(1000, '[');
  EXPECT_FALSE(
      read_json("[\"" + brackets + "\",\"\\\"" + brackets + "\",\"\\\\\"]").is_discarded());
  EXPECT_TRUE(read_json("[\"\\\\\"," + nested(1000) + "]").is_discarded());
}

TEST(Json, many_side_by_side_are_not_deep) {
  std::string text = "[[]";
  for (int i = 0; i < 10'000; ++i) text += ",{}";
  EXPECT_FALSE(read_json(text + "]").is_discarded());
}

}  // namespace
}  // namespace localecs
