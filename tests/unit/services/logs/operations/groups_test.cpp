// Groups: making, showing, finding, keeping for a time, deleting.
#include "api.hpp"

namespace localecs::services::logs {
namespace {

struct Groups : Api {
  void make(const std::vector<std::string>& names) {
    for (const std::string& name : names) call("CreateLogGroup", {{"logGroupName", name}});
  }
  static std::string names(const json& answer) {
    std::string all;
    for (const json& each : answer["logGroups"])
      all += (all.empty() ? "" : " ") + each["logGroupName"].get<std::string>();
    return all;
  }
};

TEST_F(Groups, ANewGroupIsShownAsAwsShowsIt) {
  make({"/ecs/web"});
  const json expected{{"arn", prefix + "/ecs/web:*"},
                      {"logGroupArn", prefix + "/ecs/web"},
                      {"logGroupName", "/ecs/web"},
                      {"creationTime", kStart},
                      {"logGroupClass", "STANDARD"},
                      {"metricFilterCount", 0},
                      {"storedBytes", 0},
                      {"deletionProtectionEnabled", false}};
  EXPECT_EQ(call("DescribeLogGroups")["logGroups"], json::array({expected}));
}

TEST_F(Groups, EverythingCanBeGivenAtOnce) {
  call("CreateLogGroup", {{"logGroupName", "g"},
                          {"kmsKeyId", "arn:aws:kms:us-east-1:000000000000:key/1"},
                          {"logGroupClass", "INFREQUENT_ACCESS"},
                          {"tags", {{"team", "a"}}}});
  const json group = call("DescribeLogGroups")["logGroups"][0];
  EXPECT_EQ(group["logGroupClass"], "INFREQUENT_ACCESS");
  EXPECT_EQ(group["kmsKeyId"], "arn:aws:kms:us-east-1:000000000000:key/1");
  EXPECT_EQ(call("ListTagsLogGroup", {{"logGroupName", "g"}})["tags"], json({{"team", "a"}}));
}

TEST_F(Groups, BadNames) {
  const std::string invalid = "InvalidParameterException: 1 validation error detected: Value '";
  const std::pair<std::string, std::string> rows[] = {
      {"", invalid + "' at 'logGroupName' failed to satisfy constraint: Member must have length "
                     "greater than or equal to 1"},
      {"a b", invalid + "a b' at 'logGroupName' failed to satisfy constraint: Member must satisfy "
                        "regular expression pattern: [\\.\\-_/#A-Za-z0-9]+"},
      {std::string(513, 'x'),
       "InvalidParameterException: Invalid LogGroup or LogStream, both must have length less than "
       "or equal to 512."},
  };
  for (const auto& [name, expected] : rows)
    EXPECT_EQ(error("CreateLogGroup", {{"logGroupName", name}}), expected);
  EXPECT_EQ(error("CreateLogGroup", {{"logGroupName", std::string(512, 'x')}}), "");
}

TEST_F(Groups, OneOfEachName) {
  make({"g"});
  EXPECT_EQ(error("CreateLogGroup", {{"logGroupName", "g"}}),
            "ResourceAlreadyExistsException: The specified log group already exists");
  call("DeleteLogGroup", {{"logGroupName", "g"}});
  EXPECT_EQ(error("DeleteLogGroup", {{"logGroupName", "g"}}),
            "ResourceNotFoundException: The specified log group does not exist.");
}

TEST_F(Groups, AccountsAndRegionsDoNotMeet) {
  make({"g"});
  scope.account = "111111111111";
  EXPECT_EQ(names(call("DescribeLogGroups")), "");
  EXPECT_EQ(error("DeleteLogGroup", {{"logGroupName", "g"}}),
            "ResourceNotFoundException: The specified log group does not exist.");
  EXPECT_EQ(error("DescribeLogStreams", {{"logGroupIdentifier", prefix + "g"}}),
            "ResourceNotFoundException: The specified log group does not exist.");
}

TEST_F(Groups, Finding) {
  make({"/ecs/web", "/ecs/api", "Data", "data2"});
  const std::pair<json, std::string> rows[] = {
      {json::object(), "/ecs/api /ecs/web Data data2"},
      {{{"logGroupNamePrefix", "/ecs/"}}, "/ecs/api /ecs/web"},
      {{{"logGroupNamePattern", "ata"}}, "Data data2"},
      {{{"logGroupNamePattern", "Data"}}, "Data"},
      {{{"logGroupIdentifiers", {"Data", prefix + "/ecs/api:*"}}}, "/ecs/api Data"},
      {{{"logGroupClass", "DELIVERY"}}, ""},
  };
  for (const auto& [input, expected] : rows)
    EXPECT_EQ(names(call("DescribeLogGroups", input)), expected) << input;
  EXPECT_EQ(error("DescribeLogGroups", {{"logGroupNamePrefix", "a"}, {"logGroupNamePattern", "b"}}),
            "InvalidParameterException: LogGroup name prefix and LogGroup name pattern are "
            "mutually exclusive parameters.");
}

TEST_F(Groups, FoundByAPatternTheyTellLess) {
  make({"g"});
  const auto shows = [&](const char* by, const char* member) {
    return call("DescribeLogGroups", {{by, "g"}})["logGroups"][0].contains(member);
  };
  for (const char* member : {"storedBytes", "deletionProtectionEnabled"}) {
    EXPECT_TRUE(shows("logGroupNamePrefix", member)) << member;
    EXPECT_FALSE(shows("logGroupNamePattern", member)) << member;
  }
  EXPECT_TRUE(shows("logGroupNamePattern", "creationTime"));
}

TEST_F(Groups, AClassThatIsNoneIsRefused) {
  EXPECT_EQ(error("CreateLogGroup", {{"logGroupName", "g"}, {"logGroupClass", "x"}}),
            "InvalidParameterException: 1 validation error detected: Value 'x' at 'logGroupClass' "
            "failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, "
            "INFREQUENT_ACCESS, DELIVERY]");
  EXPECT_EQ(error("ListLogGroups", {{"logGroupTags", {{{"values", {"v"}}}}}}),
            "InvalidParameterException: 1 validation error detected: Value null at "
            "'logGroupTags.1.member.key' failed to satisfy constraint: Member must not be null");
}

TEST_F(Groups, Pages) {
  make({"a", "b", "c", "d", "e"});
  json page = call("DescribeLogGroups", {{"limit", 2}});
  EXPECT_EQ(names(page), "a b");
  // What comes and goes between two pages shifts nothing.
  call("DeleteLogGroup", {{"logGroupName", "b"}});
  make({"aa"});
  page = call("DescribeLogGroups", {{"limit", 2}, {"nextToken", page["nextToken"]}});
  EXPECT_EQ(names(page), "c d");
  page = call("DescribeLogGroups", {{"limit", 2}, {"nextToken", page["nextToken"]}});
  EXPECT_EQ(names(page), "e");
  EXPECT_FALSE(page.contains("nextToken"));
}

TEST_F(Groups, BadPages) {
  for (const char* token : {"x", "", "AAAA", "MTIz"})
    EXPECT_EQ(error("DescribeLogGroups", {{"nextToken", token}}),
              "InvalidParameterException: The specified nextToken is invalid.");
  const std::string at_limit = "' at 'limit' failed to satisfy constraint: Member must have value ";
  const std::string start = "InvalidParameterException: 1 validation error detected: Value '";
  EXPECT_EQ(error("DescribeLogGroups", {{"limit", 51}}),
            start + "51" + at_limit + "less than or equal to 50");
  EXPECT_EQ(error("DescribeLogGroups", {{"limit", 0}}),
            start + "0" + at_limit + "greater than or equal to 1");
}

TEST_F(Groups, Summaries) {
  make({"/ecs/web", "/ecs/api", "web"});
  call("TagLogGroup", {{"logGroupName", "web"}, {"tags", {{"k", "v"}}}});
  EXPECT_EQ(call("ListLogGroups", {{"limit", 1}})["logGroups"],
            json::array({{{"logGroupArn", prefix + "/ecs/api"},
                          {"logGroupClass", "STANDARD"},
                          {"logGroupName", "/ecs/api"}}}));
  const std::pair<json, std::string> rows[] = {
      {{{"logGroupNamePattern", "web"}}, "/ecs/web web"},
      {{{"logGroupNamePattern", "^web|api"}}, "/ecs/api web"},
      {{{"logGroupTags", {{{"key", "k"}}}}}, "web"},
      {{{"logGroupTags", {{{"key", "k"}, {"values", {"w"}}}}}}, ""},
      {{{"fieldIndexNames", {"x"}}}, ""},
  };
  for (const auto& [input, expected] : rows)
    EXPECT_EQ(names(call("ListLogGroups", input)), expected) << input;
}

TEST_F(Groups, RetentionDropsWhatIsOlder) {
  make_stream();
  append({{kStart - 2 * kDay, "old"}, {kStart, "new"}});
  call("PutRetentionPolicy", {{"logGroupName", "g"}, {"retentionInDays", 1}});
  const json at{{"logGroupName", "g"}, {"logStreamName", "s"}};
  EXPECT_EQ(messages(call("GetLogEvents", at)), "new");
  EXPECT_EQ(call("DescribeLogGroups")["logGroups"][0]["retentionInDays"], 1);
  clock.advance(std::chrono::hours(25));
  EXPECT_EQ(messages(call("FilterLogEvents", {{"logGroupName", "g"}})), "");
  call("DeleteRetentionPolicy", {{"logGroupName", "g"}});
  append({{kStart - 3 * kDay, "kept"}});
  EXPECT_EQ(messages(call("GetLogEvents", at)), "kept");
  EXPECT_FALSE(call("DescribeLogGroups")["logGroups"][0].contains("retentionInDays"));
}

TEST_F(Groups, RetentionIsOneOfAFewTimes) {
  make({"g"});
  EXPECT_EQ(error("PutRetentionPolicy", {{"logGroupName", "g"}, {"retentionInDays", 3653}}), "");
  EXPECT_THAT(error("PutRetentionPolicy", {{"logGroupName", "g"}, {"retentionInDays", 2}}),
              testing::StartsWith("InvalidParameterException: 1 validation error detected: Value "
                                  "'2' at 'retentionInDays' failed to satisfy constraint: Member "
                                  "must satisfy enum value set: [1, 3, 5, 7, "));
}

TEST_F(Groups, AProtectedGroupStays) {
  call("CreateLogGroup", {{"logGroupName", "g"}, {"deletionProtectionEnabled", true}});
  EXPECT_THAT(error("DeleteLogGroup", {{"logGroupName", "g"}}),
              testing::StartsWith("ValidationException: "));
  call("PutLogGroupDeletionProtection",
       {{"logGroupIdentifier", prefix + "g"}, {"deletionProtectionEnabled", false}});
  EXPECT_EQ(error("DeleteLogGroup", {{"logGroupName", "g"}}), "");
}

TEST_F(Groups, TagsByArnAndByName) {
  make({"g"});
  const json arn{{"resourceArn", prefix + "g"}};
  const auto tags = [&] { return call("ListTagsForResource", arn)["tags"]; };
  call("TagResource", {{"resourceArn", prefix + "g:*"}, {"tags", {{"a", "1"}, {"b", "2"}}}});
  call("TagLogGroup", {{"logGroupName", "g"}, {"tags", {{"b", "3"}, {"c", ""}}}});
  EXPECT_EQ(tags(), json({{"a", "1"}, {"b", "3"}, {"c", ""}}));
  call("UntagResource", {{"resourceArn", prefix + "g"}, {"tagKeys", {"a", "none"}}});
  call("UntagLogGroup", {{"logGroupName", "g"}, {"tags", {"c"}}});
  EXPECT_EQ(tags(), json({{"b", "3"}}));
}

TEST_F(Groups, BadTags) {
  make({"g"});
  const auto tagging = [&](const json& tags) {
    return error("TagResource", {{"resourceArn", prefix + "g"}, {"tags", tags}});
  };
  json many = json::object();
  for (int i = 0; i < 50; ++i) many["k" + std::to_string(i)] = "v";
  EXPECT_EQ(tagging(many), "");
  EXPECT_THAT(tagging({{"another", "v"}}), testing::StartsWith("TooManyTagsException: "));
  EXPECT_THAT(tagging({{"", "v"}}), testing::HasSubstr("at 'tags.key' failed"));
  EXPECT_THAT(tagging({{"aws:x", "v"}}), testing::HasSubstr("must not begin with 'aws:'"));
  EXPECT_THAT(tagging({{"k", std::string(257, 'v')}}), testing::HasSubstr("equal to 256"));
  EXPECT_EQ(error("ListTagsForResource", {{"resourceArn", prefix + "none"}}),
            "ResourceNotFoundException: The specified log group does not exist.");
  EXPECT_THAT(error("ListTagsForResource", {{"resourceArn", "g"}}),
              testing::StartsWith("InvalidParameterException: "));
}

}  // namespace
}  // namespace localecs::services::logs
