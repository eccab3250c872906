// Parameters and their versions: put, read in every way, labelled, deleted.
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>

#include <gmock/gmock.h>

#include "fixture.hpp"

namespace localecs::services::ssm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST_F(Ssm, ShowsWhatWasPut) {
  EXPECT_EQ(put("/app/url", "http://x"), (json{{"Tier", "Standard"}, {"Version", 1}}));
  EXPECT_EQ(get("/app/url"), (json{{"ARN", prefix + "app/url"},
                                   {"DataType", "text"},
                                   {"LastModifiedDate", 1'700'000'000},
                                   {"Name", "/app/url"},
                                   {"Type", "String"},
                                   {"Value", "http://x"},
                                   {"Version", 1}}));
  put("plain");
  EXPECT_EQ(get("plain")["ARN"], prefix + "plain");
}

TEST_F(Ssm, OverwritesOnlyWhenAsked) {
  put("a", "1");
  EXPECT_EQ(api.error("PutParameter", {{"Name", "a"}, {"Value", "2"}, {"Type", "String"}}),
            "ParameterAlreadyExists: The parameter already exists. To overwrite this value, set "
            "the overwrite option in the request to true.");
  EXPECT_EQ(api("PutParameter", {{"Name", "a"}, {"Value", "2"}, {"Overwrite", true}})["Version"],
            2);
  EXPECT_EQ(get("a")["Value"], "2");
  EXPECT_EQ(get("a")["Type"], "String");
}

TEST_F(Ssm, FindsByVersionLabelAndArn) {
  put("/a/b", "1");
  put("/a/b", "2", {{"Overwrite", true}});
  api("LabelParameterVersion", {{"Name", "/a/b"}, {"ParameterVersion", 1}, {"Labels", {"first"}}});
  const std::vector<std::pair<std::string, std::string>> cases{{"/a/b", "2"},
                                                               {"/a/b:1", "1"},
                                                               {"/a/b:2", "2"},
                                                               {"/a/b:first", "1"},
                                                               {prefix + "a/b", "2"},
                                                               {prefix + "a/b:1", "1"},
                                                               {prefix + "a/b:first", "1"}};
  for (const auto& [name, value] : cases) EXPECT_EQ(get(name)["Value"], value) << name;
  EXPECT_EQ(get("/a/b:first")["Selector"], ":first");
  EXPECT_EQ(get(prefix + "a/b:first")["Name"], "/a/b");
}

TEST_F(Ssm, SaysWhatItDoesNotFind) {
  put("/a/b");
  for (const char* name : {"b", "arn:aws:ssm:us-east-1:111111111111:parameter/a/b",
                           "arn:aws:ssm:us-west-2:000000000000:parameter/a/b", "arn:", "arn:x"})
    EXPECT_EQ(api.error("GetParameter", {{"Name", name}}), "ParameterNotFound: ") << name;
  for (const char* selector : {"2", "prod", "", "0", "-1", "99999999999999999999"})
    EXPECT_EQ(api.error("GetParameter", {{"Name", "/a/b:" + std::string(selector)}}),
              "ParameterVersionNotFound: Systems Manager could not find version " +
                  std::string(selector) + " of /a/b. Verify the version and try again.");
}

TEST_F(Ssm, OneLevelIsTheSameWithAndWithoutItsSlash) {
  put("plain", "1");
  put("/rooted", "2");
  EXPECT_EQ(get("/plain")["Name"], "plain");
  EXPECT_EQ(get("rooted:1")["Name"], "/rooted");
  EXPECT_EQ(put("/plain", "3", {{"Overwrite", true}})["Version"], 2);
  EXPECT_THAT(names(api("DescribeParameters",
                        {{"ParameterFilters",
                          {{{"Key", "Name"}, {"Values", {"/plain", "rooted"}}}}}})["Parameters"]),
              ElementsAre("/rooted", "plain"));
  const json resource{{"ResourceType", "Parameter"}, {"ResourceId", "/plain"}};
  EXPECT_EQ(api("ListTagsForResource", resource)["TagList"], json::array());
  EXPECT_EQ(api("DeleteParameters", {{"Names", {"/plain", "rooted"}}})["DeletedParameters"].size(),
            2u);
  put("/a/b");
  EXPECT_EQ(api.error("DeleteParameter", {{"Name", "a/b"}}), "ParameterNotFound: ");
}

TEST_F(Ssm, RefusesToReadWhatCannotBeAName) {
  const std::string expected =
      "ValidationException: Parameter name: can't be prefixed with \"ssm\" (case-insensitive). If "
      "formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be "
      "formed as a mix of letters, numbers and the following 3 symbols .-_";
  for (const char* name : {"a/b", "/a//b", "{a}", "a b", "//", "a/b:1"}) {
    EXPECT_EQ(api.error("GetParameter", {{"Name", name}}), expected) << name;
    EXPECT_EQ(api.error("GetParameters", {{"Names", {"good", name}}}), expected) << name;
  }
}

TEST_F(Ssm, HidesSecureStringsUnlessAsked) {
  put("s", "secret", {{"Type", "SecureString"}});
  const std::string hidden = get("s")["Value"];
  EXPECT_TRUE(hidden.starts_with("AQICAH")) << hidden;
  EXPECT_EQ(hidden, get("s")["Value"]);
  EXPECT_EQ(api("GetParameter", {{"Name", "s"}, {"WithDecryption", true}})["Parameter"]["Value"],
            "secret");
  put("s", "secret", {{"Type", "SecureString"}, {"Overwrite", true}});
  EXPECT_NE(hidden, get("s")["Value"]);
  EXPECT_EQ(api("DescribeParameters")["Parameters"][0]["KeyId"], "alias/aws/ssm");
}

TEST_F(Ssm, GetsManyAndNamesTheMissing) {
  put("a", "1");
  put("b", "2");
  const json answer = api("GetParameters", {{"Names", {"b", "nothing", "a", "a:9"}}});
  EXPECT_THAT(names(answer["Parameters"]), ElementsAre("a", "b"));
  EXPECT_EQ(answer["InvalidParameters"], json({"a:9", "nothing"}));
  const json eleven(11, "a");
  EXPECT_THAT(api.error("GetParameters", {{"Names", eleven}}),
              HasSubstr("at 'names' failed to satisfy constraint: Member must have length less "
                        "than or equal to 10"));
}

TEST_F(Ssm, RefusesNamesThatAwsRefuses) {
  const auto error = [&](const std::string& name) {
    return api.error("PutParameter", {{"Name", name}, {"Value", "v"}, {"Type", "String"}});
  };
  EXPECT_EQ(error("a/b"), "ValidationException: Parameter name must be a fully qualified name.");
  EXPECT_EQ(error("/aws/x"),
            "AccessDeniedException: No access to reserved parameter name: /aws/x.");
  for (const char* name :
       {"a b", "a:b", "/a//b", "/a/", "ssm", "/SSMx/y", "aws", "Awsome", "\xc3\xa9", "a\n"})
    EXPECT_THAT(error(name), HasSubstr("ValidationException: Parameter name: can't be prefixed"))
        << name;
  EXPECT_EQ(error("aws"),
            "ValidationException: Parameter name: can't be prefixed with \"aws\" or \"ssm\" "
            "(case-insensitive).");
  std::string deep;
  for (int i = 0; i < 15; ++i) deep += "/x";
  EXPECT_EQ(error(deep), "");
  EXPECT_THAT(error(deep + "/x"), HasSubstr("HierarchyLevelLimitExceededException"));
  EXPECT_THAT(error(""), HasSubstr("Value '' at 'name' failed to satisfy constraint: Member must "
                                   "have length greater than or equal to 1"));
}

TEST_F(Ssm, RefusesValuesThatAwsRefuses) {
  const auto error = [&](const json& change) {
    json input{{"Name", "x"}, {"Value", "v"}, {"Type", "String"}};
    input.update(change);
    return api.error("PutParameter", input);
  };
  EXPECT_THAT(error({{"Value", ""}}), HasSubstr("Value '' at 'value'"));
  EXPECT_THAT(error({{"Value", std::string(4097, 'x')}}),
              HasSubstr("maximum parameter value of 4096 characters"));
  EXPECT_THAT(error({{"Value", std::string(8193, 'x')}, {"Tier", "Advanced"}}),
              HasSubstr("ValidationException"));
  EXPECT_THAT(error({{"Type", "Number"}}),
              HasSubstr("Value 'Number' at 'type' failed to satisfy constraint: Member must "
                        "satisfy enum value set: [SecureString, StringList, String]"));
  EXPECT_EQ(error({{"Type", nullptr}}),
            "ValidationException: A parameter type is required when you create a parameter.");
  EXPECT_THAT(error({{"DataType", "TEXT"}}), HasSubstr("data type is not supported: TEXT"));
  EXPECT_THAT(error({{"AllowedPattern", "["}}), HasSubstr("InvalidAllowedPatternException"));
  EXPECT_EQ(error({{"AllowedPattern", "\\d+"}, {"Value", "1a"}}),
            "ParameterPatternMismatchException: Parameter value, cannot be validated against "
            "allowedPattern: \\d+");
  EXPECT_THAT(error({{"Overwrite", true}, {"Tags", {{{"Key", "k"}, {"Value", "v"}}}}}),
              HasSubstr("tags and overwrite can't be used together"));
  EXPECT_THAT(error({{"Policies", "[]"}}), HasSubstr("UnsupportedFeatureException"));
  EXPECT_EQ(api.state[ssm::parameters].size(), 0u);
}

TEST_F(Ssm, ChoosesTheTierThatAValueNeeds) {
  const std::string large(5000, 'x');
  EXPECT_EQ(put("a", large, {{"Tier", "Intelligent-Tiering"}})["Tier"], "Advanced");
  EXPECT_EQ(put("b", "small", {{"Tier", "Intelligent-Tiering"}})["Tier"], "Standard");
}

TEST_F(Ssm, KeepsAHundredVersions) {
  put("a");
  for (int i = 0; i < 100; ++i) put("a", "v", {{"Overwrite", true}});
  EXPECT_EQ(get("a")["Version"], 101);
  EXPECT_EQ(api.state[ssm::parameters].find(prefix + "a")->versions.size(), 100u);
  api("LabelParameterVersion", {{"Name", "a"}, {"ParameterVersion", 2}, {"Labels", {"kept"}}});
  EXPECT_THAT(api.error("PutParameter", {{"Name", "a"}, {"Value", "v"}, {"Overwrite", true}}),
              HasSubstr("ParameterMaxVersionLimitExceeded: You attempted to create a new version"));
}

TEST_F(Ssm, TellsTheHistoryInPages) {
  put("a", "1", {{"Description", "first"}});
  put("a", "2", {{"Overwrite", true}});
  put("a", "3", {{"Overwrite", true}});
  const json first = api("GetParameterHistory", {{"Name", "a"}, {"MaxResults", 2}});
  EXPECT_EQ(first["Parameters"].size(), 2u);
  EXPECT_EQ(first["Parameters"][0]["Value"], "1");
  EXPECT_EQ(first["Parameters"][1]["Description"], "first");
  const json second =
      api("GetParameterHistory", {{"Name", "a"}, {"NextToken", first["NextToken"]}});
  EXPECT_EQ(second["Parameters"].size(), 1u);
  EXPECT_EQ(second["Parameters"][0]["Version"], 3);
  EXPECT_FALSE(second.contains("NextToken"));
  EXPECT_THAT(api.error("GetParameterHistory", {{"Name", "a"}, {"NextToken", "?"}}),
              HasSubstr("InvalidNextToken"));
}

TEST_F(Ssm, LabelsAreOnOneVersion) {
  put("a");
  put("a", "2", {{"Overwrite", true}});
  const auto label = [&](int version, const json& labels) {
    return api("LabelParameterVersion",
               {{"Name", "a"}, {"ParameterVersion", version}, {"Labels", labels}});
  };
  EXPECT_EQ(label(1, {"prod"}), (json{{"InvalidLabels", json::array()}, {"ParameterVersion", 1}}));
  label(2, {"prod"});
  EXPECT_EQ(get("a:prod")["Version"], 2);
  EXPECT_EQ(label(1, {"good", "1bad", "aws-x", "a b"})["InvalidLabels"],
            json({"1bad", "aws-x", "a b"}));
  EXPECT_THAT(api.error("GetParameter", {{"Name", "a:good"}}), HasSubstr("VersionNotFound"));
  label(2, {"l1", "l2", "l3", "l4", "l5", "l6", "l7", "l8", "l9"});
  EXPECT_THAT(api.error("LabelParameterVersion", {{"Name", "a"}, {"Labels", {"l10"}}}),
              HasSubstr("ParameterVersionLabelLimitExceeded"));
  EXPECT_EQ(api("UnlabelParameterVersion",
                {{"Name", "a"}, {"ParameterVersion", 2}, {"Labels", {"prod", "none"}}}),
            (json{{"InvalidLabels", {"none"}}, {"RemovedLabels", {"prod"}}}));
}

TEST_F(Ssm, DeletesOneOrMany) {
  put("a");
  put("b");
  api("DeleteParameter", {{"Name", "a"}});
  EXPECT_EQ(api.error("DeleteParameter", {{"Name", "a"}}), "ParameterNotFound: ");
  EXPECT_EQ(api("DeleteParameters", {{"Names", {"a", "b"}}}),
            (json{{"DeletedParameters", {"b"}}, {"InvalidParameters", {"a"}}}));
  EXPECT_EQ(api.state[ssm::parameters].size(), 0u);
}

TEST_F(Ssm, DeletesNothingByArn) {
  put("a");
  EXPECT_THAT(api.error("DeleteParameter", {{"Name", prefix + "a"}}),
              HasSubstr("ValidationException"));
  EXPECT_EQ(api("DeleteParameters", {{"Names", {prefix + "a"}}})["InvalidParameters"],
            json({prefix + "a"}));
  EXPECT_EQ(get("a")["Value"], "v");
}

}  // namespace
}  // namespace localecs::services::ssm
