// Streams: making, listing in two orders, deleting.
#include "api.hpp"

namespace localecs::services::logs {
namespace {

struct Streams : Api {
  std::string listed(json input) {
    input["logGroupName"] = "g";
    const json answer = call("DescribeLogStreams", input);
    token = answer.value("nextToken", "");
    std::string all;
    for (const json& each : answer["logStreams"])
      all += (all.empty() ? "" : " ") + each["logStreamName"].get<std::string>();
    return all;
  }
  std::string token;
};

TEST_F(Streams, AStreamIsShownAsAwsShowsIt) {
  make_stream("web/main/1");
  json shown = call("DescribeLogStreams", {{"logGroupName", "g"}})["logStreams"][0];
  EXPECT_TRUE(shown["uploadSequenceToken"].is_string());
  shown.erase("uploadSequenceToken");
  EXPECT_EQ(shown, json({{"arn", prefix + "g:log-stream:web/main/1"},
                         {"logStreamName", "web/main/1"},
                         {"creationTime", kStart},
                         {"storedBytes", 0}}));
  append({{kStart - 5, "a"}, {kStart - 3, "b"}}, "web/main/1");
  shown = call("DescribeLogStreams", {{"logGroupIdentifier", prefix + "g"}})["logStreams"][0];
  EXPECT_EQ(shown["firstEventTimestamp"], kStart - 5);
  EXPECT_EQ(shown["lastEventTimestamp"], kStart - 3);
  EXPECT_EQ(shown["lastIngestionTime"], kStart);
}

TEST_F(Streams, OneOfEachName) {
  make_stream();
  const json at{{"logGroupName", "g"}, {"logStreamName", "s"}};
  EXPECT_EQ(error("CreateLogStream", at),
            "ResourceAlreadyExistsException: The specified log stream already exists");
  EXPECT_EQ(error("DeleteLogStream", at), "");
  EXPECT_EQ(error("DeleteLogStream", at),
            "ResourceNotFoundException: The specified log stream does not exist.");
  EXPECT_EQ(error("CreateLogStream", {{"logGroupName", "none"}, {"logStreamName", "s"}}),
            "ResourceNotFoundException: The specified log group does not exist.");
}

TEST_F(Streams, BadNames) {
  make_stream();
  for (const char* name : {"a:b", "a*", ""})
    EXPECT_THAT(error("CreateLogStream", {{"logGroupName", "g"}, {"logStreamName", name}}),
                testing::HasSubstr("at 'logStreamName' failed to satisfy constraint"));
  // What else may stand in a name is anybody's: brackets and dollars are Lambda's.
  EXPECT_EQ(error("CreateLogStream",
                  {{"logGroupName", "g"}, {"logStreamName", "2026/01/01/[$LATEST] \xc3\xa4"}}),
            "");
}

TEST_F(Streams, OrdersAndPages) {
  for (const char* name : {"b", "a", "c", "quiet"}) make_stream(name);
  append({{kStart, "1"}}, "b");
  append({{kStart + 1, "2"}}, "a");
  append({{kStart + 2, "3"}}, "c");
  EXPECT_EQ(listed({}), "a b c quiet");
  EXPECT_EQ(listed({{"descending", true}}), "quiet c b a");
  EXPECT_EQ(listed({{"orderBy", "LastEventTime"}}), "quiet b a c");
  EXPECT_EQ(listed({{"orderBy", "LastEventTime"}, {"descending", true}, {"limit", 3}}), "c a b");
  EXPECT_EQ(listed({{"orderBy", "LastEventTime"}, {"descending", true}, {"nextToken", token}}),
            "quiet");
  EXPECT_EQ(listed({{"logStreamNamePrefix", "q"}}), "quiet");
  EXPECT_EQ(
      error("DescribeLogStreams",
            {{"logGroupName", "g"}, {"orderBy", "LastEventTime"}, {"logStreamNamePrefix", "q"}}),
      "InvalidParameterException: Cannot order by LastEventTime with a logStreamNamePrefix.");
}

TEST_F(Streams, AGroupIsNamedOnce) {
  make_stream();
  EXPECT_EQ(error("DescribeLogStreams", {{"logGroupName", "g"}, {"logGroupIdentifier", "g"}}),
            "ValidationException: LogGroup name and LogGroup ARN are mutually exclusive "
            "parameters.");
  EXPECT_EQ(error("DescribeLogStreams"),
            "InvalidParameterException: 1 validation error detected: Value null at 'logGroupName' "
            "failed to satisfy constraint: Member must not be null");
}

}  // namespace
}  // namespace localecs::services::logs
