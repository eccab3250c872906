// Pages by key: no row twice, none left out, whatever comes and goes between two pages.
#include <gmock/gmock.h>

#include <localecs/aws/page.hpp>

namespace localecs::aws {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string itself(const std::string& row) {
  return row;
}

auto page(const std::vector<std::string>& all, const std::optional<std::string>& token) {
  return page_of(all, token, 2, itself);
}

TEST(Page, goes_on_after_the_last_key_shown) {
  const auto first = page({"a", "b", "c"}, std::nullopt);
  EXPECT_THAT(first->rows, ElementsAre("a", "b"));
  const auto second = page({"a", "b", "c"}, first->next_token);
  EXPECT_THAT(second->rows, ElementsAre("c"));
  EXPECT_EQ(second->next_token, std::nullopt);
  // The last one shown is gone, another came before it.
  EXPECT_THAT(page({"0", "a", "c", "d"}, first->next_token)->rows, ElementsAre("c", "d"));
}

TEST(Page, may_be_the_only_one) {
  EXPECT_EQ(page({"a", "b"}, "")->next_token, std::nullopt);
  EXPECT_THAT(page({}, std::nullopt)->rows, IsEmpty());
}

TEST(Page, is_refused_for_foreign_tokens) {
  for (const char* token : {"x", "????", "YQ==", "b", "YWZ0ZXI"})
    EXPECT_FALSE(page({"a"}, token)) << token;
}

}  // namespace
}  // namespace localecs::aws
