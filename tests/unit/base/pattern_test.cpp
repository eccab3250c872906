// Regular expressions of users.
#include <localecs/base/pattern.hpp>

#include <gtest/gtest.h>

namespace localecs {
namespace {

TEST(Pattern, FindsAnywhereInTheText) {
  const auto pattern = Pattern::compile("b+\\d");
  ASSERT_TRUE(pattern);
  EXPECT_TRUE(pattern->found_in("abb1c"));
  EXPECT_FALSE(pattern->found_in("abbc"));
  EXPECT_FALSE(pattern->found_in(""));
}

TEST(Pattern, SaysWhyNot) {
  std::string problem;
  EXPECT_FALSE(Pattern::compile("(a", &problem));
  EXPECT_EQ(problem, "missing ): (a");
  EXPECT_FALSE(Pattern::compile("a{2000}"));
  // More than the memory allowed.
  EXPECT_FALSE(Pattern::compile("((a{100}){100}){100}", &problem));
}

TEST(Pattern, TextNeedNotBeUtf8) {
  const auto pattern = Pattern::compile("a.c");
  EXPECT_FALSE(pattern->found_in("\xff"));
  EXPECT_TRUE(
      pattern->found_in("\xff\xfe"
                        "abc"));
}

}  // namespace
}  // namespace localecs
