// What is known of containers when calls, events and lists cross.
#include <gmock/gmock.h>

#include "docker/containers/roster.hpp"

namespace localecs::docker {
namespace {

using effects::Listed;
using testing::IsEmpty;

struct RosterTest : testing::Test {
  Roster roster;
  const effects::ContainerKey key{"t", "web"};

  Listed listed(const std::string& id, bool running) {
    Listed one;
    one.key = key;
    one.runtime_id = id;
    one.running = one.ever_started = running;
    return one;
  }
};

TEST_F(RosterTest, an_end_is_news_once_per_run) {
  EXPECT_FALSE(roster.note_ended("a", 0, false));
  roster.note("a", key);
  EXPECT_FALSE(roster.note_ended("a", 0, false));  // never ran
  roster.note_started("a", key);
  EXPECT_TRUE(roster.note_ended("a", 0, false));
  EXPECT_FALSE(roster.note_ended("a", 0, false));
  roster.note_started("a", key);
  EXPECT_TRUE(roster.note_ended("a", 1, false));
}

TEST_F(RosterTest, a_list_tells_of_ends_that_nobody_heard_of) {
  roster.note_started("a", key);
  auto gone = listed("a", false);
  gone.exit_code = 7;
  const auto merged = roster.merge({gone}, roster.mark());
  ASSERT_EQ(merged.size(), 1u);
  EXPECT_EQ(merged[0].exit_code, 7);
  EXPECT_FALSE(roster.note_ended("a", 7, false));  // told by the list
}

TEST_F(RosterTest, what_was_heard_after_the_list_was_asked_for_counts_more) {
  roster.note_started("old", key);
  roster.note_started("removed", key);
  const auto mark = roster.mark();
  EXPECT_TRUE(roster.note_ended("old", 3, false));
  roster.note_removed("removed");
  roster.note("new", key);
  const auto merged = roster.merge({listed("old", true), listed("removed", true)}, mark);
  ASSERT_EQ(merged.size(), 2u);
  EXPECT_EQ(merged[0].runtime_id, "new");
  EXPECT_EQ(merged[1].runtime_id, "old");
  EXPECT_FALSE(merged[1].running);
  EXPECT_EQ(merged[1].exit_code, 3);
}

TEST_F(RosterTest, what_no_list_shows_is_forgotten) {
  roster.note_started("a", key);
  EXPECT_THAT(roster.merge({}, roster.mark()), IsEmpty());
  EXPECT_EQ(roster.find("a"), nullptr);
}

TEST_F(RosterTest, a_start_on_its_way_is_not_forgotten) {
  roster.note("a", key).starting = true;
  EXPECT_THAT(roster.merge({}, roster.mark()), IsEmpty());
  EXPECT_NE(roster.find("a"), nullptr);
}

}  // namespace
}  // namespace localecs::docker
