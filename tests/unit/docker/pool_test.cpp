// Which sandboxes are kept ready.
#include "docker/sandboxes/pool.hpp"

#include <gmock/gmock.h>

namespace localecs::docker {
namespace {

using namespace std::chrono_literals;

struct PoolTest : testing::Test {
  Pool pool{2};
  Pool::Time now{};
  const Pool::Kind kind{{"subnet-1", ".x"}, {}};

  static Spare spare(const std::string& id) { return {id, "holder " + id, {}}; }
};

TEST_F(PoolTest, is_filled_once_its_kind_was_asked_for) {
  EXPECT_FALSE(pool.missing(now));
  EXPECT_FALSE(pool.take(kind));
  pool.want(kind);
  EXPECT_EQ(pool.missing(now), kind);
  pool.put(kind, spare("a"));
  EXPECT_TRUE(pool.missing(now));
  pool.put(kind, spare("b"));
  EXPECT_FALSE(pool.missing(now));
  EXPECT_EQ(pool.take(kind)->runtime_id, "a");  // the one that has been ready longest
  EXPECT_TRUE(pool.missing(now));
  EXPECT_FALSE(pool.take({{"subnet-1", ".x"}, {"a:1.2.3.4"}}));
}

TEST_F(PoolTest, of_size_none_is_empty) {
  Pool none{0};
  none.want(kind);
  EXPECT_FALSE(none.missing(now));
}

TEST_F(PoolTest, what_fails_is_tried_again_later_each_time) {
  pool.want(kind);
  pool.failed(now);
  EXPECT_FALSE(pool.missing(now));
  const auto first = pool.next_look(now);
  ASSERT_TRUE(first);
  EXPECT_TRUE(pool.missing(*first));
  EXPECT_FALSE(pool.next_look(*first));
  pool.failed(now);
  EXPECT_GT(*pool.next_look(now), *first);
  for (int i = 0; i < 100; ++i) pool.failed(now);
  EXPECT_EQ(*pool.next_look(now), now + 60s);
  pool.succeeded();
  pool.failed(now);
  EXPECT_EQ(pool.next_look(now), first);
}

TEST_F(PoolTest, what_ends_is_lost_once) {
  pool.want(kind);
  pool.put(kind, spare("a"));
  EXPECT_TRUE(pool.has("a"));
  EXPECT_EQ(pool.lose("a", now)->holder, "holder a");
  EXPECT_FALSE(pool.lose("a", now));
  EXPECT_FALSE(pool.take(kind));
}

TEST_F(PoolTest, kinds_that_nobody_asks_for_any_more_go) {
  pool.want(kind);
  pool.put(kind, spare("a"));
  for (const char* subnet : {"2", "3", "4"}) EXPECT_TRUE(pool.want({{subnet, ""}, {}}).empty());
  const auto gone = pool.want({{"5", ""}, {}});
  ASSERT_EQ(gone.size(), 1u);
  EXPECT_EQ(gone[0].runtime_id, "a");
  pool.put(kind, spare("b"));
  EXPECT_FALSE(pool.has("b"));
}

}  // namespace
}  // namespace localecs::docker
