// The store of log events: their order, their limit, their places.
#include <localecs/services/all.hpp>
#include <localecs/services/logs/rows/logs.hpp>

#include <gmock/gmock.h>

#include <random>

namespace localecs::state {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr TimePoint kNow{Duration(1'700'000'000'000)};
constexpr std::int64_t kMs = 1'700'000'000'000;

struct LogsTest : testing::Test {
  LogStream& stream(const std::string& name = "s") { return *logs.open_stream("g", name, kNow); }
  LogGroup& group() { return *logs.open("g"); }
  void append(const std::string& name, std::vector<NewLogEvent> events) {
    logs.append(group(), stream(name), std::move(events), kNow);
  }
  std::vector<std::string> messages(const std::string& name = "s") {
    std::vector<std::string> all;
    for (const LogEvent& event : stream(name).events) all.push_back(event.message);
    return all;
  }

  LogsTest() {
    LogGroup group;
    group.arn = "g";
    logs.put(group);
  }
  State state{services::parts()};
  Changes& changes = state.changes;
  Logs& logs = state[logs::groups];
};

TEST_F(LogsTest, a_stream_is_made_where_its_group_is) {
  EXPECT_EQ(logs.open_stream("none", "s", kNow), nullptr);
  LogStream& made = stream();
  EXPECT_EQ(made.created, kMs);
  EXPECT_EQ(logs.open_stream("g", "s", kNow + Duration(1)), &made);
  EXPECT_EQ(made.created, kMs);
}

TEST_F(LogsTest, events_stand_in_the_order_of_their_timestamps) {
  append("s", {{5, "c"}, {1, "a"}, {5, "d"}});
  append("s", {{9, "f"}, {5, "e"}, {2, "b"}});
  EXPECT_THAT(messages(), ElementsAre("a", "b", "c", "d", "e", "f"));
}

TEST_F(LogsTest, the_order_is_the_same_however_they_come) {
  std::mt19937 random(7);
  for (int i = 0; i < 300; ++i) {
    std::vector<NewLogEvent> some;
    for (auto left = random() % 5; left > 0; --left)
      some.push_back({static_cast<std::int64_t>(random() % 50), "x"});
    append("s", std::move(some));
  }
  EXPECT_TRUE(std::ranges::is_sorted(stream().events, {}, &LogEvent::position));
}

TEST_F(LogsTest, places_are_found) {
  append("s", {{1, "a"}, {3, "b"}, {3, "c"}, {5, "d"}});
  const auto& events = stream().events;
  EXPECT_EQ(stream().index_of({0, 0}), 0u);
  EXPECT_EQ(stream().index_of({2, 0}), 1u);
  EXPECT_EQ(stream().index_of({3, 0}), 1u);
  EXPECT_EQ(stream().index_of(events[2].position()), 2u);
  EXPECT_EQ(stream().index_of({3, events[2].number + 1}), 3u);
  EXPECT_EQ(stream().index_of({6, 0}), 4u);
}

TEST_F(LogsTest, bytes_are_given_back) {
  EXPECT_EQ(logs.bytes(), 0u);
  append("a", {{1, std::string(1000, 'x')}});
  append("b", {{1, std::string(1000, 'x')}, {2, "y"}});
  EXPECT_GT(logs.bytes(), 2001u);
  logs.erase_stream(group(), "a");
  EXPECT_LT(logs.bytes(), 1500u);
  EXPECT_EQ(stream("b").text_bytes, 1001u);
  logs.erase("g");
  EXPECT_EQ(logs.bytes(), 0u);
}

TEST_F(LogsTest, above_the_limit_the_oldest_go) {
  logs.set_limit(100'000);
  for (int i = 0; i < 1000; ++i) {
    append("even", {{2 * i, std::string(500, 'e')}});
    append("odd", {{2 * i + 1, std::string(500, 'o')}});
    EXPECT_LE(logs.bytes(), 100'000u);
  }
  EXPECT_GT(logs.bytes(), 90'000u);
  // What is left is the newest of both.
  const auto& even = stream("even").events;
  const auto& odd = stream("odd").events;
  EXPECT_EQ(even.back().timestamp, 1998);
  EXPECT_LE(std::abs(even.front().timestamp - odd.front().timestamp), 1);
}

TEST_F(LogsTest, a_quiet_stream_loses_its_events_when_they_are_the_oldest) {
  logs.set_limit(10'000);
  append("quiet", {{1, "old"}});
  append("loud", {{2, std::string(9'900, 'x')}});
  append("loud", {{3, std::string(9'000, 'x')}});
  EXPECT_THAT(messages("quiet"), IsEmpty());
  EXPECT_EQ(stream("loud").events.size(), 1u);
}

TEST_F(LogsTest, what_is_larger_than_the_limit_is_not_kept) {
  logs.set_limit(100);
  append("s", {{1, std::string(1000, 'x')}});
  EXPECT_THAT(messages(), IsEmpty());
  EXPECT_EQ(logs.bytes(), 0u);
}

TEST_F(LogsTest, a_group_keeps_its_events_for_its_time) {
  constexpr std::int64_t day = 86'400'000;
  append("s", {{kMs - 3 * day, "a"}, {kMs - day, "b"}, {kMs, "c"}});
  logs.expire(group(), kNow);
  EXPECT_EQ(messages().size(), 3u);
  group().retention_days = 1;
  logs.expire(group(), kNow);
  EXPECT_THAT(messages(), ElementsAre("b", "c"));
  logs.append(group(), stream(), {{kMs + 1, "d"}}, kNow + Duration(1));
  EXPECT_THAT(messages(), ElementsAre("c", "d"));
}

TEST_F(LogsTest, what_waits_for_the_store_grows_with_the_streams_alone) {
  changes.begin_storing();
  for (int i = 0; i < 100; ++i)
    for (const char* name : {"b", "a"}) append(name, {{i % 7, "x"}});
  ASSERT_EQ(logs.unsaved().size(), 2u);
  EXPECT_EQ(logs.unsaved()[0].stream, "a");
  EXPECT_EQ(logs.unsaved()[0].from, (LogPosition{0, 2}));
  EXPECT_EQ(logs.unsaved()[0].last, 200u);
  for (int i = 0; i < 10; ++i) {
    logs.erase_stream(group(), "a");
    append("a", {{5, "x"}});
  }
  ASSERT_EQ(logs.unsaved().size(), 3u);
  EXPECT_EQ(logs.unsaved()[0].last, 0u);  // what is on disk goes
  EXPECT_EQ(logs.unsaved()[1].from, (LogPosition{5, 210}));
}

TEST(LogGroupArn, names_the_partition) {
  EXPECT_EQ(log_group_arn("us-east-1", "000000000000", "/a"),
            "arn:aws:logs:us-east-1:000000000000:log-group:/a");
  EXPECT_EQ(log_group_arn("cn-north-1", "1", "b"), "arn:aws-cn:logs:cn-north-1:1:log-group:b");
}

}  // namespace
}  // namespace localecs::state
