// Secrets: made, read, changed, deleted and brought back.
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>

#include "fixture.hpp"

namespace localecs::services::secretsmanager {
namespace {

using testing::HasSubstr;

TEST_F(Secrets, AreFoundByNameAndArnWholeOrPart) {
  const json made = create("app/db", "{\"user\":\"me\"}");
  const std::string arn = made["ARN"];
  EXPECT_EQ(arn.size(), prefix.size() + 13);
  EXPECT_TRUE(arn.starts_with(prefix + "app/db-")) << arn;
  EXPECT_EQ(made["VersionId"], token_1);
  for (const std::string& id : {std::string("app/db"), arn, prefix + "app/db"})
    EXPECT_EQ(get(id), (json{{"ARN", arn},
                             {"CreatedDate", 1'700'000'000},
                             {"Name", "app/db"},
                             {"SecretString", "{\"user\":\"me\"}"},
                             {"VersionId", token_1},
                             {"VersionStages", {"AWSCURRENT"}}}))
        << id;
  for (const std::string& id : {std::string("app"), std::string("app/d"), arn + "x", prefix,
                                std::string("arn:"), prefix + "app/db-"})
    EXPECT_EQ(get_error(id), no_such + "secret.") << id;
}

TEST_F(Secrets, NamesThatBeginAlikeAreApart) {
  create("a", "short");
  create("a-bcdefg", "long");
  create("a-bcdefg-hijklm", "longer");
  EXPECT_EQ(get("a")["SecretString"], "short");
  EXPECT_EQ(get("a-bcdefg")["SecretString"], "long");
  EXPECT_EQ(get(prefix + "a-bcdefg")["SecretString"], "long");
}

TEST_F(Secrets, HoldBytesAsWell) {
  api("CreateSecret", {{"Name", "b"}, {"SecretBinary", "AAH/"}, {"ClientRequestToken", token_1}});
  EXPECT_EQ(get("b")["SecretBinary"], "AAH/");
  EXPECT_FALSE(get("b").contains("SecretString"));
  EXPECT_THAT(api.error("CreateSecret", {{"Name", "c"}, {"SecretBinary", "?"}}),
              HasSubstr("SerializationException"));
}

TEST_F(Secrets, MayHaveNoValueYet) {
  EXPECT_FALSE(
      api("CreateSecret", {{"Name", "e"}, {"ClientRequestToken", token_1}}).contains("VersionId"));
  EXPECT_EQ(get_error("e"), no_such + "secret value for staging label: AWSCURRENT");
  put("e", "v", token_1, {"OTHER"});
  EXPECT_EQ(stages("e"), (json{{token_1, {"AWSCURRENT", "OTHER"}}}));
}

TEST_F(Secrets, RefuseWhatAwsRefuses) {
  create("a");
  const auto error = [&](json input) {
    if (!input.contains("ClientRequestToken")) input["ClientRequestToken"] = token_1;
    return api.error("CreateSecret", input);
  };
  EXPECT_EQ(error({{"Name", "a"}, {"SecretString", "v"}, {"ClientRequestToken", token_2}}),
            "ResourceExistsException: The operation failed because the secret a already exists.");
  EXPECT_EQ(error({{"Name", "a b"}}),
            "ValidationException: Invalid name. Must be a valid name containing alphanumeric "
            "characters, or any of the following: -/_+=.@!");
  EXPECT_THAT(error({{"Name", ""}}), HasSubstr("Value '' at 'name' failed to satisfy constraint"));
  EXPECT_THAT(error({{"Name", "x"}, {"SecretString", "a"}, {"SecretBinary", "YQ=="}}),
              HasSubstr("You can't specify both a binary secret value and a string"));
  EXPECT_EQ(error({{"Name", "x"}, {"SecretString", ""}}),
            "ValidationException: 1 validation error detected: Value at 'secretString' failed to "
            "satisfy constraint: Member must have length greater than or equal to 1");
  EXPECT_THAT(error({{"Name", "x"}, {"ClientRequestToken", "short"}}),
              HasSubstr("Member must have length greater than or equal to 32"));
  EXPECT_THAT(error({{"Name", "x"}, {"AddReplicaRegions", {{{"Region", "eu-west-1"}}}}}),
              HasSubstr("UnsupportedFeatureException"));
  EXPECT_EQ(api.state[secretsmanager::secrets].size(), 1u);
}

TEST_F(Secrets, ARepeatedCallMakesNothingNew) {
  EXPECT_EQ(create("a"), create("a"));
  put("a", "2", token_2);
  EXPECT_EQ(put("a", "2", token_2)["VersionId"], token_2);
  EXPECT_THAT(
      api.error("PutSecretValue",
                {{"SecretId", "a"}, {"SecretString", "other"}, {"ClientRequestToken", token_2}}),
      HasSubstr("ResourceExistsException: You can't use ClientRequestToken " + token_2 +
                " because that value is already in use for a version of secret " + prefix));
  EXPECT_EQ(api.state[secretsmanager::secrets].rows().begin()->second.versions.size(), 2u);
  EXPECT_THAT(
      api.error("CreateSecret",
                {{"Name", "a"}, {"SecretString", "other"}, {"ClientRequestToken", token_2}}),
      HasSubstr("ResourceExistsException: You can't use ClientRequestToken " + token_2 +
                " because that value is already in use for a version of secret " + prefix));
}

TEST_F(Secrets, NeedATokenBeforeAnythingElse) {
  const std::string needed =
      "InvalidRequestException: You must provide a ClientRequestToken value. We recommend a "
      "UUID-type value.";
  EXPECT_EQ(api.error("CreateSecret", {{"Name", "a b"}, {"SecretString", "v"}}), needed);
  EXPECT_EQ(api.error("UpdateSecret", {{"SecretId", "none"}}), needed);
  EXPECT_EQ(api.error("PutSecretValue", {{"SecretId", "none"}}), needed);
}

TEST_F(Secrets, TheFormerVersionIsPendingNoMore) {
  create("a", "1");
  put("a", "2", token_2, {"AWSCURRENT", "AWSPENDING", "mine"});
  put("a", "3", token_3);
  EXPECT_EQ(stages("a"), (json{{token_2, {"AWSPREVIOUS", "mine"}}, {token_3, {"AWSCURRENT"}}}));
}

TEST_F(Secrets, StagesMoveWithNewValues) {
  create("a", "1");
  put("a", "2", token_2);
  EXPECT_EQ(stages("a"), (json{{token_1, {"AWSPREVIOUS"}}, {token_2, {"AWSCURRENT"}}}));
  put("a", "3", token_3, {"PENDING"});
  EXPECT_EQ(get("a")["SecretString"], "2");
  EXPECT_EQ(get("a", {{"VersionStage", "AWSPREVIOUS"}})["SecretString"], "1");
  EXPECT_EQ(get("a", {{"VersionStage", "PENDING"}})["SecretString"], "3");
  EXPECT_EQ(get("a", {{"VersionId", token_3}})["SecretString"], "3");
  EXPECT_EQ(get_error("a", {{"VersionId", token_3}, {"VersionStage", "AWSCURRENT"}}),
            "InvalidRequestException: You provided a VersionStage that is not associated to the "
            "provided VersionId.");
  EXPECT_EQ(get_error("a", {{"VersionStage", "X"}}), no_such + "secret value for staging label: X");
  const std::string unknown(36, 'f');
  EXPECT_EQ(get_error("a", {{"VersionId", unknown}}),
            no_such + "secret value for VersionId: " + unknown);
}

TEST_F(Secrets, StagesAreMovedByHand) {
  create("a", "1");
  put("a", "2", token_2);
  const auto move = [&](const char* stage, const json& to, const json& from) {
    return api.error("UpdateSecretVersionStage", {{"SecretId", "a"},
                                                  {"VersionStage", stage},
                                                  {"MoveToVersionId", to},
                                                  {"RemoveFromVersionId", from}});
  };
  EXPECT_THAT(move("AWSCURRENT", token_1, nullptr),
              HasSubstr("Staging label AWSCURRENT is currently attached to version " + token_2));
  EXPECT_THAT(move("AWSCURRENT", nullptr, token_2), HasSubstr("can't be completely removed"));
  EXPECT_THAT(move("X", token_3, nullptr), HasSubstr("VersionId: " + token_3));
  EXPECT_THAT(move("X", nullptr, nullptr), HasSubstr("InvalidParameterException"));
  EXPECT_THAT(move("X", nullptr, token_1), HasSubstr("not attached"));
  EXPECT_EQ(move("AWSCURRENT", token_1, token_2), "");
  EXPECT_EQ(stages("a"), (json{{token_1, {"AWSCURRENT"}}, {token_2, {"AWSPREVIOUS"}}}));
  EXPECT_EQ(move("X", token_2, nullptr), "");
  EXPECT_EQ(move("X", nullptr, token_2), "");
  EXPECT_EQ(stages("a"), (json{{token_1, {"AWSCURRENT"}}, {token_2, {"AWSPREVIOUS"}}}));
}

TEST_F(Secrets, KeepAHundredVersions) {
  create("a");
  for (int i = 0; i < 120; ++i) put("a", std::to_string(i), api.ids.uuid());
  EXPECT_EQ(api.state[secretsmanager::secrets].rows().begin()->second.versions.size(), 100u);
  EXPECT_EQ(get("a", {{"VersionStage", "AWSPREVIOUS"}})["SecretString"], "118");
}

TEST_F(Secrets, AreDescribedWithoutTheirValue) {
  api("CreateSecret", {{"Name", "a"},
                       {"Description", "the first"},
                       {"KmsKeyId", "alias/k"},
                       {"SecretString", "hidden"},
                       {"ClientRequestToken", token_1},
                       {"Tags", {{{"Key", "k"}, {"Value", "v"}}}}});
  api.clock.advance(std::chrono::hours(1));
  get("a");
  api("UpdateSecret",
      {{"SecretId", "a"}, {"Description", "changed"}, {"ClientRequestToken", token_2}});
  json described = api("DescribeSecret", {{"SecretId", "a"}});
  described.erase("ARN");
  EXPECT_EQ(described, (json{{"CreatedDate", 1'700'000'000},
                             {"Description", "changed"},
                             {"KmsKeyId", "alias/k"},
                             {"LastAccessedDate", 1'699'920'000},
                             {"LastChangedDate", 1'700'003'600},
                             {"Name", "a"},
                             {"Tags", {{{"Key", "k"}, {"Value", "v"}}}},
                             {"VersionIdsToStages", {{token_1, {"AWSCURRENT"}}}}}));
}

TEST_F(Secrets, AreUpdatedWithANewValue) {
  create("a", "1");
  const json answer = api(
      "UpdateSecret", {{"SecretId", "a"}, {"SecretString", "2"}, {"ClientRequestToken", token_2}});
  EXPECT_EQ(answer["VersionId"], token_2);
  EXPECT_EQ(get("a")["SecretString"], "2");
  EXPECT_FALSE(api("UpdateSecret", {{"SecretId", "a"}, {"ClientRequestToken", token_3}})
                   .contains("VersionId"));
}

TEST_F(Secrets, WaitForTheirDeletion) {
  create("a");
  const json answer = api("DeleteSecret", {{"SecretId", "a"}, {"RecoveryWindowInDays", 7}});
  EXPECT_EQ(answer["DeletionDate"], 1'700'000'000 + 7 * 86'400);
  EXPECT_EQ(get_error("a"), marked);
  EXPECT_EQ(api.error("DeleteSecret", {{"SecretId", "a"}}), marked);
  EXPECT_EQ(api.error("CreateSecret", {{"Name", "a"}, {"ClientRequestToken", token_1}}),
            "InvalidRequestException: You can't create this secret because a secret with this name "
            "is already scheduled for deletion.");
  EXPECT_EQ(api("DescribeSecret", {{"SecretId", "a"}})["DeletedDate"], answer["DeletionDate"]);
  api("RestoreSecret", {{"SecretId", "a"}});
  EXPECT_EQ(get("a")["SecretString"], "v");

  api("DeleteSecret", {{"SecretId", "a"}});
  api.clock.advance(std::chrono::days(30));
  EXPECT_EQ(get_error("a"), no_such + "secret.");
  create("a", "again");
  EXPECT_EQ(get("a")["SecretString"], "again");
}

TEST_F(Secrets, AreDeletedAtOnceWhenForced) {
  create("a");
  api("DeleteSecret", {{"SecretId", "a"}, {"ForceDeleteWithoutRecovery", true}});
  EXPECT_EQ(api.state[secretsmanager::secrets].size(), 0u);
  EXPECT_EQ(api("DeleteSecret", {{"SecretId", "a"}, {"ForceDeleteWithoutRecovery", true}})["Name"],
            "a");
  EXPECT_EQ(api.error("DeleteSecret", {{"SecretId", "a"}}), no_such + "secret.");
  EXPECT_THAT(api.error("DeleteSecret", {{"SecretId", "a"},
                                         {"ForceDeleteWithoutRecovery", true},
                                         {"RecoveryWindowInDays", 7}}),
              HasSubstr("You can't use ForceDeleteWithoutRecovery in conjunction"));
  for (int days : {-1, 0, 6, 31})
    EXPECT_THAT(api.error("DeleteSecret", {{"SecretId", "a"}, {"RecoveryWindowInDays", days}}),
                HasSubstr("must be between 7 and 30 days (inclusive)"));
}

TEST_F(Secrets, KeepTheirPolicy) {
  create("a");
  const json id{{"SecretId", "a"}};
  EXPECT_FALSE(api("GetResourcePolicy", id).contains("ResourcePolicy"));
  api("PutResourcePolicy", {{"SecretId", "a"}, {"ResourcePolicy", "{}"}});
  EXPECT_EQ(api("GetResourcePolicy", id)["ResourcePolicy"], "{}");
  api("DeleteResourcePolicy", id);
  EXPECT_FALSE(api("GetResourcePolicy", id).contains("ResourcePolicy"));
  EXPECT_THAT(api.error("PutResourcePolicy", {{"SecretId", "a"}, {"ResourcePolicy", "{"}}),
              HasSubstr("MalformedPolicyDocumentException"));
  EXPECT_EQ(api("ValidateResourcePolicy", {{"ResourcePolicy", "["}})["PolicyValidationPassed"],
            false);
}

TEST_F(Secrets, BearTags) {
  create("a");
  EXPECT_FALSE(api("DescribeSecret", {{"SecretId", "a"}}).contains("Tags"));
  api("TagResource", {{"SecretId", "a"},
                      {"Tags", {{{"Key", "k"}, {"Value", "1"}}, {{"Key", "l"}, {"Value", "2"}}}}});
  api("TagResource", {{"SecretId", "a"}, {"Tags", {{{"Key", "k"}, {"Value", "3"}}}}});
  api("UntagResource", {{"SecretId", "a"}, {"TagKeys", {"l", "none"}}});
  EXPECT_EQ(api("DescribeSecret", {{"SecretId", "a"}})["Tags"],
            json::array({{{"Key", "k"}, {"Value", "3"}}}));
  api("UntagResource", {{"SecretId", "a"}, {"TagKeys", {"k"}}});
  EXPECT_EQ(api("DescribeSecret", {{"SecretId", "a"}})["Tags"], json::array());
  EXPECT_THAT(api.error("TagResource", {{"SecretId", "a"}, {"Tags", {{{"Value", "3"}}}}}),
              HasSubstr("InvalidParameterException"));
}

TEST_F(Secrets, PasswordsAreAsAsked) {
  const auto draw = [&](const json& input) {
    return api("GetRandomPassword", input)["RandomPassword"].get<std::string>();
  };
  EXPECT_EQ(draw({}).size(), 32u);
  EXPECT_NE(draw({}), draw({}));
  const std::string digits = draw({{"PasswordLength", 500},
                                   {"ExcludeLowercase", true},
                                   {"ExcludeUppercase", true},
                                   {"ExcludePunctuation", true},
                                   {"ExcludeCharacters", "13579"}});
  EXPECT_EQ(digits.size(), 500u);
  EXPECT_EQ(digits.find_first_not_of("02468"), std::string::npos);
  for (int i = 0; i < 50; ++i)
    EXPECT_NE(draw({{"PasswordLength", 4}}).find_first_of("0123456789"), std::string::npos);
  EXPECT_EQ(draw({{"PasswordLength", 4}, {"IncludeSpace", true}}).find(' '), std::string::npos);
  EXPECT_THAT(api.error("GetRandomPassword", {{"PasswordLength", 3}}),
              HasSubstr("Password length is too short"));
  EXPECT_THAT(api.error("GetRandomPassword", {{"PasswordLength", 4097}}),
              HasSubstr("Member must have value less than or equal to 4096"));
}

}  // namespace
}  // namespace localecs::services::secretsmanager
