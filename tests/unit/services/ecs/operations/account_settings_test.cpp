// Account settings: defaults, principals, values, pages.
#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

const std::string user = "arn:aws:iam::000000000000:user/ada";

struct AccountSettings : testing::Test {
  Api api;
  json listed(const json& input = json::object()) {
    return api("ListAccountSettings", input)["settings"];
  }
};

TEST_F(AccountSettings, OnlyWhatWasSetIsListed) {
  EXPECT_EQ(listed(), json::array());
  const json put = api("PutAccountSetting", {{"name", "awsvpcTrunking"}, {"value", "enabled"}});
  const json setting = {
      {"name", "awsvpcTrunking"}, {"value", "enabled"}, {"principalArn", caller}, {"type", "user"}};
  EXPECT_EQ(put["setting"], setting);
  EXPECT_EQ(listed(), json({setting}));
}

TEST_F(AccountSettings, EffectiveSettingsFallBackToDefaults) {
  const json all = listed({{"effectiveSettings", true}});
  EXPECT_EQ(all.size(), 10u);
  const json trunking = listed({{"effectiveSettings", true}, {"name", "awsvpcTrunking"}});
  EXPECT_EQ(trunking[0]["value"], "disabled");
  api("PutAccountSettingDefault", {{"name", "awsvpcTrunking"}, {"value", "enabled"}});
  const json of_user =
      listed({{"effectiveSettings", true}, {"name", "awsvpcTrunking"}, {"principalArn", user}});
  EXPECT_EQ(of_user[0]["value"], "enabled");
  EXPECT_EQ(of_user[0]["principalArn"], user);
}

TEST_F(AccountSettings, APrincipalsOwnValueWinsUntilDeleted) {
  api("PutAccountSettingDefault", {{"name", "containerInsights"}, {"value", "enabled"}});
  api("PutAccountSetting",
      {{"name", "containerInsights"}, {"value", "enhanced"}, {"principalArn", user}});
  const json mine = {{"name", "containerInsights"}, {"principalArn", user}};
  EXPECT_EQ(listed(mine)[0]["value"], "enhanced");
  EXPECT_EQ(listed({{"name", "containerInsights"}})[0]["value"], "enabled");
  EXPECT_EQ(api("DeleteAccountSetting", mine)["setting"]["value"], "enabled");
  EXPECT_EQ(listed(mine), json::array());
}

TEST_F(AccountSettings, PagesHaveTen) {
  const json first = api("ListAccountSettings", {{"effectiveSettings", true}});
  EXPECT_EQ(first["settings"].size(), 10u);
  const json second =
      api("ListAccountSettings", {{"effectiveSettings", true}, {"nextToken", first["nextToken"]}});
  EXPECT_EQ(second["settings"].size(), 1u);
  EXPECT_FALSE(second.contains("nextToken"));
}

TEST_F(AccountSettings, FiltersByValue) {
  const json off =
      listed({{"effectiveSettings", true}, {"name", "tagResourceAuthorization"}, {"value", "off"}});
  EXPECT_EQ(off, json::array());
}

TEST_F(AccountSettings, Refusals) {
  const struct {
    std::string operation;
    json input;
    std::string error;
  } rows[] = {
      {"PutAccountSetting",
       {{"name", "taskLongArnFormat"}, {"value", "disabled"}},
       "InvalidParameterException: The value of the setting taskLongArnFormat must be one of "
       "[enabled]"},
      {"PutAccountSettingDefault",
       {{"name", "fargateTaskRetirementWaitPeriod"}, {"value", "3"}},
       "InvalidParameterException: The value of the setting fargateTaskRetirementWaitPeriod must "
       "be one of [7,0,14]"},
      {"PutAccountSetting",
       {{"name", "guardDutyActivate"}, {"value", "on"}},
       "InvalidParameterException: The setting guardDutyActivate is managed by AWS and can not be "
       "changed."},
      {"ListAccountSettings",
       {{"value", "enabled"}},
       "InvalidParameterException: A setting name must be specified when a value is specified."},
      {"ListAccountSettings",
       {{"maxResults", 11}},
       "InvalidParameterException: maxResults must be between 1 and 10."},
  };
  for (const auto& [operation, input, error] : rows)
    EXPECT_EQ(api.error(operation, input), error) << input;
  EXPECT_THAT(api.error("PutAccountSetting", {{"name", "nope"}, {"value", "on"}}),
              testing::StartsWith("InvalidParameterException: name should be one of ["));
}

}  // namespace
}  // namespace localecs::services::ecs
