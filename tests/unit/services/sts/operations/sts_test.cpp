// STS: sessions are made as asked and kept under their keys.
#include <localecs/base/text.hpp>
#include <localecs/services/sts.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/services/sts/rows/sessions.hpp>

#include "unit/services/service_api.hpp"

namespace localecs::services::sts {
namespace {

class Sts : public testing::Test {
 protected:
  ServiceApi api{operations()};
  const json role{{"RoleArn", "arn:aws:iam::111111111111:role/team/deployer"},
                  {"RoleSessionName", "me@home"}};

  json with(const json& more) const {
    json input = role;
    input.update(more);
    return input;
  }
};

TEST_F(Sts, TellsTheCallerWhoItIs) {
  EXPECT_EQ(
      api("GetCallerIdentity"),
      (json{{"Account", account}, {"Arn", "arn:aws:iam::000000000000:root"}, {"UserId", account}}));
}

TEST_F(Sts, LendsARoleForAnHour) {
  const json lent = api("AssumeRole", with({{"SourceIdentity", "someone"}}));
  EXPECT_EQ(lent["AssumedRoleUser"]["Arn"],
            "arn:aws:sts::111111111111:assumed-role/deployer/me@home");
  const std::string id = lent["AssumedRoleUser"]["AssumedRoleId"];
  EXPECT_TRUE(id.starts_with("AROA") && id.ends_with(":me@home") && id.size() == 29) << id;
  EXPECT_EQ(lent["SourceIdentity"], "someone");
  EXPECT_FALSE(lent.contains("PackedPolicySize"));

  const json& credentials = lent["Credentials"];
  const std::string key = credentials["AccessKeyId"];
  EXPECT_TRUE(key.starts_with("ASIA") && key.size() == 20) << key;
  EXPECT_EQ(credentials["SecretAccessKey"].get<std::string>().size(), 40u);
  EXPECT_EQ(credentials["Expiration"], 1'700'003'600);
  const state::RoleSession& kept = api.state[sts::role_sessions].rows().at(key);
  EXPECT_EQ(kept.token, credentials["SessionToken"]);
  EXPECT_EQ(kept.role_arn, role["RoleArn"]);
  EXPECT_EQ(kept.task_arn, "");
}

TEST_F(Sts, GivesARoleTheSameIdEveryTime) {
  EXPECT_EQ(api("AssumeRole", role)["AssumedRoleUser"], api("AssumeRole", role)["AssumedRoleUser"]);
}

TEST_F(Sts, LendsForAsLongAsAsked) {
  const json lent = api("AssumeRole", with({{"DurationSeconds", 900}}));
  EXPECT_EQ(lent["Credentials"]["Expiration"], 1'700'000'900);
}

TEST_F(Sts, RefusesWhatAwsRefuses) {
  const std::vector<std::pair<json, std::string>> cases{
      {{{"RoleArn", "arn:aws:iam::111111111111:user/me"}},
       "ValidationError: arn:aws:iam::111111111111:user/me is invalid"},
      {{{"RoleArn", "not an ARN but long enough"}},
       "ValidationError: not an ARN but long enough is invalid"},
      {{{"RoleArn", "short"}},
       "ValidationError: 1 validation error detected: Value 'short' at 'roleArn' failed to satisfy "
       "constraint: Member must have length greater than or equal to 20"},
      {{{"RoleSessionName", "a b"}},
       "ValidationError: 1 validation error detected: Value 'a b' at 'roleSessionName' failed to "
       "satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*"},
      {{{"DurationSeconds", 899}},
       "ValidationError: 1 validation error detected: Value '899' at 'durationSeconds' failed to "
       "satisfy constraint: Member must have value greater than or equal to 900"},
      {{{"DurationSeconds", 43'201}, {"RoleSessionName", nullptr}},
       "ValidationError: 2 validation errors detected: Value '43201' at 'durationSeconds' failed "
       "to satisfy constraint: Member must have value less than or equal to 43200; Value null at "
       "'roleSessionName' failed to satisfy constraint: Member must not be null"},
      {{{"Policy", "{"}}, "MalformedPolicyDocument: The policy is not in the valid JSON format."},
      {{{"Tags", {{{"Key", ""}, {"Value", "v"}}}}},
       "ValidationError: 1 validation error detected: Value '' at 'tags.1.member.key' failed to "
       "satisfy constraint: Member must have length greater than or equal to 1"}};
  for (const auto& [change, expected] : cases)
    EXPECT_EQ(api.error("AssumeRole", with(change)), expected);
  EXPECT_TRUE(api.state[sts::role_sessions].rows().empty());
}

TEST_F(Sts, ChainedRolesLastAnHourAtMost) {
  api.access_key = api("AssumeRole", role)["Credentials"]["AccessKeyId"];
  EXPECT_EQ(api.error("AssumeRole", with({{"DurationSeconds", 3600}})), "");
  EXPECT_EQ(api.error("AssumeRole", with({{"DurationSeconds", 3601}})),
            "ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for "
            "roles assumed by role chaining");
}

TEST_F(Sts, ForgetsSessionsADayAfterTheirEnd) {
  const std::string key = api("AssumeRole", role)["Credentials"]["AccessKeyId"];
  api.clock.advance(std::chrono::hours(24));
  api("AssumeRole", role);
  EXPECT_TRUE(api.state[sts::role_sessions].rows().contains(key));
  api.clock.advance(std::chrono::hours(2));
  api("AssumeRole", role);
  EXPECT_FALSE(api.state[sts::role_sessions].rows().contains(key));
}

TEST_F(Sts, SessionTokensStandForTheirMaker) {
  const json credentials = api("GetSessionToken")["Credentials"];
  EXPECT_EQ(credentials["Expiration"], 1'700'043'200);
  const std::string key = credentials["AccessKeyId"];
  EXPECT_EQ(state::account_of(api.state[sts::role_sessions].rows().at(key)), account);
  api.access_key = key;
  EXPECT_EQ(api.error("GetSessionToken"),
            "AccessDenied: Cannot call GetSessionToken with session credentials");
}

TEST_F(Sts, KnowsTheAccountOfItsKeys) {
  const std::string key = api("AssumeRole", role)["Credentials"]["AccessKeyId"];
  EXPECT_EQ(api("GetAccessKeyInfo", {{"AccessKeyId", key}})["Account"], "111111111111");
  EXPECT_EQ(api("GetAccessKeyInfo", {{"AccessKeyId", "AKIAIOSFODNN7EXAMPLE"}})["Account"], account);
  EXPECT_EQ(api.error("GetAccessKeyInfo", {{"AccessKeyId", "AKIA"}}),
            "ValidationError: 1 validation error detected: Value 'AKIA' at 'accessKeyId' failed to "
            "satisfy constraint: Member must have length greater than or equal to 16");
}

std::string token(const std::string& claims) {
  return "e30." + base64_encode(claims) + ".c2ln";
}

TEST_F(Sts, ReadsTheClaimsOfAWebIdentity) {
  const json lent = api(
      "AssumeRoleWithWebIdentity",
      with({{"WebIdentityToken",
             token(R"({"iss":"https://idp","aud":["app"],"sub":"user-1","exp":1700000001})")}}));
  EXPECT_EQ(lent["Provider"], "https://idp");
  EXPECT_EQ(lent["Audience"], "app");
  EXPECT_EQ(lent["SubjectFromWebIdentityToken"], "user-1");
  EXPECT_EQ(api.error("AssumeRoleWithWebIdentity",
                      with({{"WebIdentityToken", token(R"({"exp":1699999999})")}})),
            "ExpiredTokenException: Token expired: current date/time 1700000000 must be before the "
            "expiration date/time 1699999999");
  for (const char* bad : {"text", "a.bb", "a.!!!!.c", "e30.W10=.c2ln"})
    EXPECT_EQ(api.error("AssumeRoleWithWebIdentity", with({{"WebIdentityToken", bad}})),
              "InvalidIdentityToken: The ID Token provided is not a valid JWT. (You may see this "
              "error if you sent an Access Token)")
        << bad;
}

}  // namespace
}  // namespace localecs::services::sts
