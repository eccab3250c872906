// FilterLogEvents: many streams in one order, pages that may be empty, and following as clients do.
#include <localecs/services/logs/rows/logs.hpp>

#include <set>

#include "api.hpp"

namespace localecs::services::logs {
namespace {

struct FilterLogEvents : Api {
  json filter(json input = json::object()) {
    input["logGroupName"] = "g";
    return call("FilterLogEvents", input);
  }
  // All messages, page by page as a paginator reads them.
  std::string all(json input = json::object()) {
    std::string text;
    pages = 0;
    for (json page; pages == 0 || page.contains("nextToken"); ++pages) {
      if (pages) input["nextToken"] = page["nextToken"];
      page = filter(input);
      const std::string more = messages(page);
      text += (text.empty() || more.empty() ? "" : " ") + more;
    }
    return text;
  }
  int pages = 0;
};

TEST_F(FilterLogEvents, StreamsAreMergedByTime) {
  make_stream("a");
  make_stream("b");
  append({{kStart, "1"}, {kStart + 3, "4"}, {kStart + 4, "5"}}, "a");
  append({{kStart + 1, "2"}, {kStart + 2, "3"}, {kStart + 4, "6"}}, "b");
  const json answer = filter();
  EXPECT_EQ(messages(answer), "1 2 3 4 5 6");
  EXPECT_FALSE(answer.contains("nextToken"));
  EXPECT_EQ(answer["searchedLogStreams"], json::array());
  json shown = answer["events"][1];
  EXPECT_EQ(shown["eventId"].get<std::string>().size(), 56u);
  shown.erase("eventId");
  EXPECT_EQ(shown, json({{"logStreamName", "b"},
                         {"timestamp", kStart + 1},
                         {"message", "2"},
                         {"ingestionTime", kStart}}));
  for (const int limit : {1, 2, 3, 5, 6, 7}) {
    EXPECT_EQ(all({{"limit", limit}}), "1 2 3 4 5 6") << limit;
    EXPECT_EQ(pages, (6 + limit - 1) / limit) << limit;
  }
}

TEST_F(FilterLogEvents, WhichStreams) {
  for (const char* name : {"web/1", "web/2", "api/1"}) {
    make_stream(name);
    append({{kStart, name}}, name);
  }
  EXPECT_EQ(all({{"logStreamNamePrefix", "web/"}}), "web/1 web/2");
  EXPECT_EQ(all({{"logStreamNames", {"api/1", "web/2", "api/1"}}}), "web/2 api/1");
  EXPECT_EQ(error("FilterLogEvents", {{"logGroupName", "g"}, {"logStreamNames", {"none"}}}),
            "ResourceNotFoundException: The specified log stream does not exist.");
  EXPECT_THAT(
      error("FilterLogEvents",
            {{"logGroupName", "g"}, {"logStreamNames", {"web/1"}}, {"logStreamNamePrefix", "web"}}),
      testing::StartsWith("InvalidParameterException: "));
  EXPECT_THAT(error("FilterLogEvents", {{"logGroupName", "g"},
                                        {"logStreamNames", std::vector<std::string>(101, "a")}}),
              testing::HasSubstr("less than or equal to 100"));
}

TEST_F(FilterLogEvents, BothEndsAreIncluded) {
  make_stream();
  append({{kStart, "0"}, {kStart + 1, "1"}, {kStart + 2, "2"}, {kStart + 3, "3"}});
  EXPECT_EQ(all({{"startTime", kStart + 1}, {"endTime", kStart + 2}}), "1 2");
  EXPECT_EQ(all({{"startTime", kStart + 1}, {"endTime", kStart + 2}, {"limit", 1}}), "1 2");
  EXPECT_EQ(all({{"endTime", std::numeric_limits<std::int64_t>::max()}}), "0 1 2 3");
}

TEST_F(FilterLogEvents, EventIdsAreUniqueAndStable) {
  make_stream();
  append(std::vector<state::NewLogEvent>(100, {kStart, "same"}));
  const auto ids = [&] {
    std::set<std::string> all;
    const json answer = filter();
    for (const json& each : answer["events"]) all.insert(each["eventId"]);
    return all;
  };
  const std::set<std::string> first = ids();
  append({{kStart - 1, "before"}, {kStart, "after"}});
  const std::set<std::string> second = ids();
  EXPECT_EQ(first.size(), 100u);
  EXPECT_EQ(second.size(), 102u);
  EXPECT_TRUE(std::ranges::includes(second, first));
}

// `aws logs tail --follow`: ask again from the newest timestamp seen, drop what was printed.
TEST_F(FilterLogEvents, Following) {
  make_stream("a");
  make_stream("b");
  std::set<std::string> printed;
  std::int64_t newest = kStart - kMinute;
  std::string output;
  for (int i = 0; i < 20; ++i) {
    append({{kStart + i / 3, "a" + std::to_string(i)}}, "a");
    append({{kStart + i / 3, "b" + std::to_string(i)}}, "b");
    const json page = filter({{"startTime", newest}, {"interleaved", true}});
    for (const json& each : page["events"]) {
      newest = std::max<std::int64_t>(newest, each["timestamp"]);
      if (printed.insert(each["eventId"]).second)
        output += each["message"].get<std::string>() + " ";
    }
  }
  std::string expected;
  for (int i = 0; i < 20; ++i) expected += "a" + std::to_string(i) + " b" + std::to_string(i) + " ";
  EXPECT_EQ(output, expected);
}

TEST_F(FilterLogEvents, PatternsFilter) {
  make_stream();
  append({{kStart, "INFO"}, {kStart, "ERROR"}, {kStart, R"({"level":"ERROR"})"}});
  EXPECT_EQ(all({{"filterPattern", "ERROR"}}), R"(ERROR {"level":"ERROR"})");
  EXPECT_EQ(all({{"filterPattern", "{ $.level = ERROR }"}}), R"({"level":"ERROR"})");
  EXPECT_EQ(error("FilterLogEvents", {{"logGroupName", "g"}, {"filterPattern", "a@b"}}),
            "InvalidParameterException: Invalid filter pattern");
  EXPECT_EQ(error("FilterLogEvents", {{"logGroupName", "g"}, {"filterPattern", "{ $.a = 1"}}),
            "InvalidParameterException: If a filter pattern starts with '{' it must end with '}'");
}

// A search through much text stops in between, so that nobody waits for it; no event is lost.
TEST_F(FilterLogEvents, LongSearchesGoOnWithAToken) {
  make_stream("a");
  make_stream("b");
  for (const char* name : {"a", "b"}) {
    std::vector<state::NewLogEvent> events;
    for (int i = 0; i < 200; ++i)
      events.push_back({kStart + i, std::string(100'000, 'x') + (i % 100 == 0 ? " hit" : "")});
    append(std::move(events), name);
  }
  json page = filter({{"filterPattern", "nothing"}});
  EXPECT_EQ(page["events"], json::array());
  EXPECT_TRUE(page.contains("nextToken"));
  const std::string found = all({{"filterPattern", "hit"}});
  EXPECT_GE(pages, 3);
  EXPECT_EQ(std::ranges::count(found, 'h'), 4);
}

TEST_F(FilterLogEvents, BadTokens) {
  make_stream();
  for (const std::string& token : {std::string("x"), std::string(55, '0'), std::string(56, '9')})
    EXPECT_EQ(error("FilterLogEvents", {{"logGroupName", "g"}, {"nextToken", token}}),
              "InvalidParameterException: The specified nextToken is invalid.");
}

}  // namespace
}  // namespace localecs::services::logs
