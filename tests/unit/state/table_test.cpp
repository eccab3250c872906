// Tables note every change once, and walk over prefixes in order.
#include <localecs/state/table.hpp>

#include <gmock/gmock.h>

#include <vector>

namespace localecs::state {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct TableTest : testing::Test {
  Changes changes;
  Table<int> table{TableId{}, changes};

  std::vector<std::string> taken() {
    std::vector<std::string> ids;
    for (const Key& key : changes.take()) ids.push_back(key.id);
    return ids;
  }
  std::vector<int> visited(std::string_view prefix, std::string_view after, std::size_t most) {
    std::vector<int> found;
    table.visit_prefix(prefix, after, [&](int row) {
      found.push_back(row);
      return found.size() < most;
    });
    return found;
  }
};

TEST_F(TableTest, notes_each_changed_row_once) {
  table.put("b", 1);
  table.put("a", 2);
  table.put("b", 3);
  EXPECT_FALSE(changes.empty());
  EXPECT_THAT(taken(), ElementsAre("a", "b"));
  EXPECT_TRUE(changes.empty());
  *table.modify("a") = 4;
  EXPECT_THAT(taken(), ElementsAre("a"));
  EXPECT_EQ(*table.find("a"), 4);
  EXPECT_EQ(*table.find("b"), 3);
}

TEST_F(TableTest, notes_nothing_where_nothing_changes) {
  table.put("a", 1);
  taken();
  EXPECT_EQ(table.find("none"), nullptr);
  EXPECT_EQ(table.modify("none"), nullptr);
  table.erase("none");
  table.replace_quietly("none", 5);
  table.replace_quietly("a", 2);
  EXPECT_THAT(taken(), IsEmpty());
  EXPECT_EQ(*table.find("a"), 2);
  EXPECT_EQ(table.size(), 1u);
}

TEST_F(TableTest, notes_what_it_forgets) {
  table.put("a", 1);
  table.put("b", 2);
  taken();
  table.erase("a");
  EXPECT_THAT(taken(), ElementsAre("a"));
  table.clear();
  EXPECT_THAT(taken(), ElementsAre("b"));
  EXPECT_EQ(table.size(), 0u);
}

TEST_F(TableTest, visits_a_prefix_in_order_after_a_place) {
  int number = 0;
  for (const char* id : {"a/1", "a/2", "a/3", "a0", "b/1"}) table.put(id, ++number);
  EXPECT_THAT(visited("a/", "", 9), ElementsAre(1, 2, 3));
  EXPECT_THAT(visited("a/", "a/1", 9), ElementsAre(2, 3));
  EXPECT_THAT(visited("a/", "a/1x", 9), ElementsAre(2, 3));
  EXPECT_THAT(visited("a/", "a/", 9), ElementsAre(1, 2, 3));
  EXPECT_THAT(visited("a/", "a/1", 1), ElementsAre(2));
  EXPECT_THAT(visited("a/", "a/3", 9), IsEmpty());
  EXPECT_THAT(visited("b", "a/2", 9), ElementsAre(5));
  EXPECT_THAT(visited("", "", 9), ElementsAre(1, 2, 3, 4, 5));
  EXPECT_THAT(visited("c", "", 9), IsEmpty());
}

TEST(Index, knows_the_members_of_each_group) {
  Index index;
  index.add("g", "2");
  index.add("g", "1");
  index.add("h", "1");
  index.add("g", "1");
  EXPECT_THAT(index.of("g"), ElementsAre("1", "2"));
  index.remove("g", "1");
  index.remove("none", "1");
  index.remove("g", "none");
  EXPECT_THAT(index.of("g"), ElementsAre("2"));
  EXPECT_THAT(index.of("h"), ElementsAre("1"));
  EXPECT_THAT(index.of("none"), IsEmpty());
  index.clear();
  EXPECT_THAT(index.of("h"), IsEmpty());
}

}  // namespace
}  // namespace localecs::state
