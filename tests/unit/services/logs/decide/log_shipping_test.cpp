// Lines become events: one each, or several in one message.
#include <localecs/aws/ecs/log_configuration.hpp>
#include <localecs/base/multiline_pattern.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/logs/decide/log_shipping.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/state/state.hpp>
#include <services/logs/decide/utf8.hpp>

#include <gmock/gmock.h>

#include "unit/services/ecs/decide/sample_task.hpp"

namespace localecs::decide {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::chrono_literals;
using Options = std::map<std::string, std::string>;

struct LogShipping : testing::Test {
  void begin(const Options& options = {}) {
    auto definition = container_definition("app");
    definition.logConfiguration.emplace();
    definition.logConfiguration->logDriver = aws::ecs::LogDriver::awslogs;
    definition.logConfiguration->options = options;
    state::Task task = sample_task({definition});
    task.containers[0].log = {"g", "s"};
    key = {task.arn, "app"};
    state[ecs::tasks].add(std::move(task));
    state::LogGroup group;
    group.arn = "g";
    state[logs::groups].put(group);
    state[logs::groups].open_stream("g", "s", now);
  }
  void take(const std::vector<std::string>& lines) {
    effects::OutputLines output{key, {}};
    for (const std::string& line : lines) output.lines.push_back({now, line});
    shipper.take(state, output, now);
  }
  void end() { shipper.end(state, {key}, now); }
  const std::deque<state::LogEvent>& events() {
    return state[logs::groups].find("g")->streams.find("s")->second.events;
  }
  std::vector<std::string> messages() {
    std::vector<std::string> all;
    for (const auto& event : events()) all.push_back(event.message);
    return all;
  }

  state::State state{services::parts()};
  LogShipper shipper;
  effects::ContainerKey key;
  TimePoint now = kNow;
};

TEST_F(LogShipping, EveryLineIsAnEventAndEmptyOnesAreNone) {
  begin();
  take({"one", "", "two", " "});
  EXPECT_THAT(messages(), ElementsAre("one", "two", " "));
  EXPECT_EQ(events().front().timestamp, kNow.time_since_epoch().count());
  EXPECT_FALSE(shipper.next_flush());
}

TEST_F(LogShipping, APatternBeginsAMessage) {
  begin({{"awslogs-multiline-pattern", "^\\S"}});
  take({"Traceback:", "  line 1", "", "  line 2", "next"});
  EXPECT_THAT(messages(), ElementsAre("Traceback:\n  line 1\n\n  line 2\n"));
  end();
  EXPECT_THAT(messages(), ElementsAre("Traceback:\n  line 1\n\n  line 2\n", "next\n"));
}

TEST_F(LogShipping, ADateBeginsAMessage) {
  begin({{"awslogs-datetime-format", "\\[%b %d, %Y %H:%M:%S\\]"}});
  take({"[May 01, 2017 19:00:01] A message was logged", "Another", "[May 01, 2017 19:00:04] Third",
        "[Moy 01, 2017 19:00:04] no date"});
  end();
  EXPECT_THAT(messages(),
              ElementsAre("[May 01, 2017 19:00:01] A message was logged\nAnother\n",
                          "[May 01, 2017 19:00:04] Third\n[Moy 01, 2017 19:00:04] no date\n"));
}

TEST_F(LogShipping, AMessageBearsTheTimeOfItsFirstLine) {
  begin({{"awslogs-multiline-pattern", "^A"}});
  take({"A"});
  now += 1s;
  take({"b"});
  end();
  EXPECT_EQ(events().front().timestamp, kNow.time_since_epoch().count());
  EXPECT_THAT(messages(), ElementsAre("A\nb\n"));
}

TEST_F(LogShipping, AnIncompleteMessageWaitsFiveSeconds) {
  begin({{"awslogs-multiline-pattern", "^A"}});
  take({"A"});
  EXPECT_EQ(shipper.next_flush(), now + 5s);
  now += 4999ms;
  shipper.flush(state, now);
  EXPECT_THAT(messages(), IsEmpty());
  now += 1ms;
  shipper.flush(state, now);
  EXPECT_THAT(messages(), ElementsAre("A\n"));
  EXPECT_FALSE(shipper.next_flush());
  take({"too late"});
  EXPECT_EQ(shipper.next_flush(), now + 5s);
}

TEST_F(LogShipping, HowLongCanBeSaid) {
  begin({{"awslogs-multiline-pattern", "^A"}, {"awslogs-force-flush-interval-seconds", "30"}});
  take({"A"});
  EXPECT_EQ(shipper.next_flush(), now + 30s);
}

TEST_F(LogShipping, LongLinesAreSplitBetweenCharacters) {
  begin();
  // The limit of 262118 bytes falls into the middle of a character of two.
  take({"x" + std::string(262'116, 'a') + "\xc3\xa4" + "z"});
  ASSERT_EQ(events().size(), 2u);
  EXPECT_EQ(events()[0].message.size(), 262'117u);
  EXPECT_EQ(events()[1].message, "\xc3\xa4z");
}

TEST_F(LogShipping, LongMessagesAreSplitBetweenLines) {
  begin({{"awslogs-multiline-pattern", "^A"}});
  take({"A", std::string(200'000, 'b'), std::string(200'000, 'c')});
  end();
  ASSERT_EQ(events().size(), 2u);
  EXPECT_EQ(events()[0].message.size(), 200'003u);
  EXPECT_EQ(events()[1].message.size(), 200'001u);
}

TEST_F(LogShipping, BytesThatAreNoTextAreReplaced) {
  begin();
  take({"a\xff\xc3(\xe2\x82\xac"});
  EXPECT_THAT(messages(), ElementsAre("a\xef\xbf\xbd\xef\xbf\xbd(\xe2\x82\xac"));
}

TEST_F(LogShipping, WhatIsDeletedStaysDeleted) {
  begin();
  state[logs::groups].erase_stream(*state[logs::groups].open("g"), "s");
  take({"lost"});
  EXPECT_TRUE(state[logs::groups].find("g")->streams.empty());
  state[logs::groups].erase("g");
  take({"lost"});
  EXPECT_TRUE(state[logs::groups].groups().empty());
}

TEST_F(LogShipping, WhoeverMakesItAnewGetsTheLinesAgain) {
  begin();
  state[logs::groups].erase_stream(*state[logs::groups].open("g"), "s");
  take({"lost"});
  state[logs::groups].open_stream("g", "s", now);
  take({"there"});
  EXPECT_THAT(messages(), ElementsAre("there"));
}

TEST_F(LogShipping, StrangersAreIgnored) {
  begin();
  const effects::ContainerKey right = key;
  for (const auto& wrong :
       {effects::ContainerKey{"none", "app"}, effects::ContainerKey{right.task_arn, "none"}}) {
    key = wrong;
    take({"x"});
    end();
  }
  state[ecs::tasks].edit(right.task_arn)->containers[0].log.reset();
  key = right;
  take({"x"});
  EXPECT_THAT(messages(), IsEmpty());
}

TEST_F(LogShipping, AnInvalidPatternMakesEveryLineAMessage) {
  begin({{"awslogs-multiline-pattern", "("}});
  take({"a", "b"});
  EXPECT_THAT(messages(), ElementsAre("a", "b"));
}

TEST_F(LogShipping, ClearForgetsWhatIsHeld) {
  begin({{"awslogs-multiline-pattern", "^A"}});
  take({"A"});
  shipper.clear();
  EXPECT_FALSE(shipper.next_flush());
  end();
  EXPECT_THAT(messages(), IsEmpty());
}

TEST(MultilineOptions, Problems) {
  EXPECT_EQ(multiline_problem({}), std::nullopt);
  EXPECT_EQ(multiline_problem({{"awslogs-multiline-pattern", "^\\d"}}), std::nullopt);
  EXPECT_EQ(multiline_problem({{"awslogs-multiline-pattern", "("}}),
            "awslogs could not parse multiline pattern key \"(\": error parsing regexp: missing ): "
            "(");
  EXPECT_EQ(
      multiline_problem({{"awslogs-multiline-pattern", "a"}, {"awslogs-datetime-format", "%Y"}}),
      "you cannot configure log opt 'awslogs-datetime-format' and 'awslogs-multiline-pattern' at "
      "the same time");
}

TEST(MultilineOptions, DatesAreMatched) {
  const struct {
    std::string format, matching, other;
  } rows[] = {
      {"%Y-%m-%d", "on 2026-12-31:", "2026-13-31"},
      {"%H:%M:%S%L", "23:59:59.123", "24:00:00.123"},
      {"%a %d %b", "Mon 01 Jan", "Mon 32 Jan"},
      {"%A, %B", "Wednesday, May", "Wedday, May"},
      {"%I:%M %p", "12:30 PM", "13:30 PM"},
      {"%y%j", "26365", "26399"},
      {"%z", "+0200", "0200"},
      {"%Z", "CEST", "utc"},
      {"%f", "123456", "12345"},
      {"%w", "6", "7"},
      {"%qx%", "x%", "q"},
  };
  for (const auto& row : rows) {
    const auto pattern = Pattern::compile(regex_of_strftime(row.format));
    ASSERT_TRUE(pattern) << row.format;
    EXPECT_TRUE(pattern->found_in(row.matching)) << row.format;
    EXPECT_FALSE(pattern->found_in(row.other)) << row.format;
  }
}

TEST(Utf8, BadSequences) {
  const std::string bad = "\xef\xbf\xbd";
  const std::pair<std::string, std::string> rows[] = {
      {"", ""},
      {"plain", "plain"},
      {"\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80"},
      {"\x80", bad},
      {"\xc0\xaf", bad + bad},                      // a long spelling of '/'
      {"\xe0\x80\xaf", bad + bad + bad},            // another
      {"\xed\xa0\x80", bad + bad + bad},            // half of a surrogate pair
      {"\xf4\x90\x80\x80", bad + bad + bad + bad},  // beyond the last character
      {"\xf0\x9f\x98", bad + bad + bad},            // cut off
      {"a\xe2\x82z", "a" + bad + bad + "z"},
  };
  for (const auto& [bytes, text] : rows) EXPECT_EQ(to_utf8(bytes), text);
}

}  // namespace
}  // namespace localecs::decide
