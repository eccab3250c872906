// Identifiers have the forms that ECS gives them and repeat themselves from a seed.
#include <localecs/base/ids.hpp>

#include <gmock/gmock.h>

#include <set>

namespace localecs {
namespace {

using testing::MatchesRegex;

TEST(IdSource, draws_the_forms_of_ecs) {
  IdSource ids(7);
  for (int i = 0; i < 100; ++i) {
    EXPECT_THAT(ids.hex(32), MatchesRegex("[0-9a-f]{32}"));
    EXPECT_THAT(ids.uuid(), MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-"
                                         "[0-9a-f]{12}"));
    EXPECT_THAT(ids.base32(16), MatchesRegex("[A-Z2-7]{16}"));
    EXPECT_THAT(ids.decimal(19), MatchesRegex("[1-9][0-9]{18}"));
    EXPECT_THAT(ids.url_safe(21), MatchesRegex("[A-Za-z0-9_-]{21}"));
  }
}

TEST(IdSource, repeats_itself_from_a_seed_and_never_within) {
  IdSource one(1), same(1), other(2);
  std::set<std::string> drawn;
  for (int i = 0; i < 100; ++i) {
    const std::string id = one.hex(32);
    EXPECT_EQ(id, same.hex(32));
    EXPECT_NE(id, other.hex(32));
    EXPECT_TRUE(drawn.insert(id).second);
  }
}

TEST(IdSource, is_unpredictable_without_a_seed) {
  EXPECT_NE(IdSource().hex(32), IdSource().hex(32));
}

}  // namespace
}  // namespace localecs
