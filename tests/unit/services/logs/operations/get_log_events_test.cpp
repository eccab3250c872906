// GetLogEvents: pages in both directions, and the tokens that end them.
#include "api.hpp"

#include <localecs/services/logs/rows/logs.hpp>

namespace localecs::services::logs {
namespace {

struct GetLogEvents : Api {
  GetLogEvents() { make_stream(); }
  // Events "0" to "n-1", one a millisecond from kStart on.
  void fill(int n) {
    std::vector<state::NewLogEvent> events;
    for (int i = 0; i < n; ++i) events.push_back({kStart + i, std::to_string(i)});
    append(std::move(events));
  }
  json get(json input = json::object()) {
    input.update({{"logGroupName", "g"}, {"logStreamName", "s"}});
    return call("GetLogEvents", input);
  }
  json after(const json& page, int limit = 3) {
    return get({{"nextToken", page["nextForwardToken"]}, {"limit", limit}});
  }
  json before(const json& page, int limit = 3) {
    return get({{"nextToken", page["nextBackwardToken"]}, {"limit", limit}});
  }
};

TEST_F(GetLogEvents, TheNewestPageComesFirst) {
  fill(10);
  const json page = get({{"limit", 3}});
  EXPECT_EQ(messages(page), "7 8 9");
  EXPECT_EQ(page["events"][0],
            json({{"timestamp", kStart + 7}, {"ingestionTime", kStart}, {"message", "7"}}));
  EXPECT_THAT(page["nextForwardToken"].get<std::string>(), testing::MatchesRegex("f/[0-9]*"));
  EXPECT_EQ(page["nextForwardToken"].get<std::string>().size(), 58u);
  EXPECT_EQ(page["nextBackwardToken"].get<std::string>().substr(0, 2), "b/");
  EXPECT_EQ(messages(before(page)), "4 5 6");
  EXPECT_EQ(messages(before(before(before(page)))), "0");
}

TEST_F(GetLogEvents, FromTheHead) {
  fill(7);
  json page = get({{"limit", 3}, {"startFromHead", true}});
  EXPECT_EQ(messages(page), "0 1 2");
  page = after(after(page));
  EXPECT_EQ(messages(page), "6");
  EXPECT_EQ(messages(before(page)), "3 4 5");
}

TEST_F(GetLogEvents, AtTheEndTheSameTokenComesBack) {
  fill(2);
  json page = get({{"startFromHead", true}});
  const json end = after(page);
  EXPECT_EQ(messages(end), "");
  EXPECT_EQ(end["nextForwardToken"], page["nextForwardToken"]);
  // From there both ways are open.
  EXPECT_EQ(messages(before(end)), "0 1");
  append({{kStart + 5, "later"}});
  EXPECT_EQ(messages(after(end)), "later");
  const json start = before(page);
  EXPECT_EQ(messages(start), "");
  EXPECT_EQ(start["nextBackwardToken"], page["nextBackwardToken"]);
  EXPECT_EQ(messages(after(start)), "0 1 later");
}

TEST_F(GetLogEvents, AnEmptyStreamCanBeFollowed) {
  const json page = get();
  EXPECT_EQ(page["events"], json::array());
  EXPECT_EQ(after(page)["nextForwardToken"], page["nextForwardToken"]);
  fill(2);
  EXPECT_EQ(messages(after(page)), "0 1");
}

TEST_F(GetLogEvents, EqualTimestampsAreNeitherLostNorDoubled) {
  append({{kStart, "a"}, {kStart, "b"}, {kStart, "c"}});
  json page = get({{"limit", 2}, {"startFromHead", true}});
  EXPECT_EQ(messages(page), "a b");
  append({{kStart, "d"}});
  page = after(page);
  EXPECT_EQ(messages(page), "c d");
}

TEST_F(GetLogEvents, TheStartIsIncludedTheEndIsNot) {
  fill(10);
  EXPECT_EQ(messages(get({{"startTime", kStart + 2}, {"endTime", kStart + 5}})), "2 3 4");
  const json page = get({{"startTime", kStart + 2}, {"endTime", kStart + 5}, {"limit", 2}});
  EXPECT_EQ(messages(page), "3 4");
  EXPECT_EQ(messages(get({{"startTime", kStart + 2}, {"nextToken", page["nextBackwardToken"]}})),
            "2");
  EXPECT_EQ(messages(get({{"startTime", kStart + 5}, {"endTime", kStart + 5}})), "");
  EXPECT_EQ(messages(get({{"startTime", kStart + 9}, {"endTime", kStart + 5}})), "");
}

TEST_F(GetLogEvents, APageIsAboutAMegabyte) {
  const std::string large(400'000, 'x');
  append({{kStart, large}, {kStart + 1, large}, {kStart + 2, large}});
  json page = get({{"startFromHead", true}});
  EXPECT_EQ(page["events"].size(), 2u);
  EXPECT_EQ(after(page)["events"].size(), 1u);
  EXPECT_EQ(get()["events"].size(), 2u);
}

TEST_F(GetLogEvents, LongStreamsArePagedWithoutGaps) {
  fill(25'000);
  json page = get({{"startFromHead", true}});
  EXPECT_EQ(page["events"].size(), 10'000u);
  page = after(page, 10'000);
  EXPECT_EQ(page["events"].front()["message"], "10000");
  page = after(page, 10'000);
  EXPECT_EQ(page["events"].size(), 5'000u);
}

TEST_F(GetLogEvents, BadRequests) {
  const std::string zeros(56, '0');
  for (const std::string& token :
       {std::string(), std::string("x"), "f/" + zeros + "0", "c/" + zeros, "f/" + zeros.substr(1),
        "f/" + zeros.substr(1) + "x", "f/" + std::string(56, '9'), zeros})
    EXPECT_EQ(error("GetLogEvents",
                    {{"logGroupName", "g"}, {"logStreamName", "s"}, {"nextToken", token}}),
              "InvalidParameterException: The specified nextToken is invalid.")
        << token;
  EXPECT_EQ(
      error("GetLogEvents", {{"logGroupName", "g"}, {"logStreamName", "s"}, {"limit", 10'001}}),
      "InvalidParameterException: 1 validation error detected: Value '10001' at 'limit' failed to "
      "satisfy constraint: Member must have value less than or equal to 10000");
  EXPECT_EQ(error("GetLogEvents", {{"logGroupName", "g"}, {"logStreamName", "none"}}),
            "ResourceNotFoundException: The specified log stream does not exist.");
  EXPECT_THAT(
      error("GetLogEvents", {{"logGroupName", "g"}, {"logStreamName", "s"}, {"startTime", -1}}),
      testing::HasSubstr("Value '-1' at 'startTime'"));
}

TEST_F(GetLogEvents, AGroupMayBeNamedByItsArn) {
  fill(1);
  for (const std::string& identifier : {std::string("g"), prefix + "g"})
    EXPECT_EQ(messages(call("GetLogEvents",
                            {{"logGroupIdentifier", identifier}, {"logStreamName", "s"}})),
              "0");
  for (const char* operation : {"GetLogEvents", "DescribeLogStreams"})
    EXPECT_EQ(error(operation, {{"logGroupIdentifier", prefix + "g:*"}, {"logStreamName", "s"}}),
              "InvalidParameterException: 1 validation error detected: Value '" + prefix +
                  "g:*' at 'logGroupIdentifier' failed to satisfy constraint: Member must satisfy "
                  "regular expression pattern: [\\w#+=/:,.@-]*");
}

}  // namespace
}  // namespace localecs::services::logs
