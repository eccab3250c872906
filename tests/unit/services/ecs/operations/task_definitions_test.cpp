// The life of a task definition: register, describe, list, deregister, delete.
#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

using testing::ElementsAre;

struct TaskDefinitions : testing::Test {
  Api api;

  void register_families(std::initializer_list<const char*> names) {
    for (const char* name : names) api("RegisterTaskDefinition", small_definition(name));
  }
  std::vector<std::string> listed(const json& input = json::object()) {
    std::vector<std::string> arns = api("ListTaskDefinitions", input)["taskDefinitionArns"];
    for (std::string& arn : arns) arn = arn.substr(arn.find('/') + 1);
    return arns;
  }
  std::vector<std::string> families(const json& input = json::object()) {
    return api("ListTaskDefinitionFamilies", input)["families"];
  }
  void deregister(const std::string& name) {
    api("DeregisterTaskDefinition", {{"taskDefinition", name}});
  }
  json described(const std::string& name) {
    return api("DescribeTaskDefinition", {{"taskDefinition", name}})["taskDefinition"];
  }
};

TEST_F(TaskDefinitions, RevisionsCountUpPerFamily) {
  const json first = api("RegisterTaskDefinition", small_definition())["taskDefinition"];
  EXPECT_EQ(first["taskDefinitionArn"], prefix + "task-definition/web:1");
  EXPECT_EQ(first["revision"], 1);
  EXPECT_EQ(first["status"], "ACTIVE");
  EXPECT_EQ(first["registeredAt"], 1'700'000'000);
  EXPECT_EQ(first["registeredBy"], caller);
  EXPECT_EQ(api("RegisterTaskDefinition", small_definition())["taskDefinition"]["revision"], 2);
  EXPECT_EQ(api("RegisterTaskDefinition", small_definition("db"))["taskDefinition"]["revision"], 1);
}

TEST_F(TaskDefinitions, TagsStandBesideTheDefinition) {
  json input = small_definition();
  EXPECT_FALSE(api("RegisterTaskDefinition", input).contains("tags"));
  input["tags"] = json::parse(R"([{"key": "k", "value": "v"}])");
  EXPECT_EQ(api("RegisterTaskDefinition", input)["tags"], input["tags"]);
  const json name = {{"taskDefinition", "web:2"}};
  EXPECT_FALSE(api("DescribeTaskDefinition", name).contains("tags"));
  EXPECT_EQ(
      api("DescribeTaskDefinition", {{"taskDefinition", "web:2"}, {"include", {"TAGS"}}})["tags"],
      input["tags"]);
  EXPECT_EQ(
      api("DescribeTaskDefinition", {{"taskDefinition", "web:1"}, {"include", {"TAGS"}}})["tags"],
      json::array());
  input["tags"] = json::array();
  EXPECT_EQ(api.error("RegisterTaskDefinition", input), "ClientException: Tags can not be empty.");
}

TEST_F(TaskDefinitions, ABareFamilyIsItsNewestActiveRevision) {
  register_families({"web", "web", "web"});
  deregister("web:3");
  EXPECT_EQ(described("web")["revision"], 2);
  EXPECT_EQ(described("web:3")["status"], "INACTIVE");
  deregister("web:2");
  deregister("web:1");
  EXPECT_EQ(api.error("DescribeTaskDefinition", {{"taskDefinition", "web"}}),
            "ClientException: Unable to describe task definition.");
}

TEST_F(TaskDefinitions, DeregisterMarksTheTime) {
  register_families({"web"});
  EXPECT_FALSE(described("web").contains("deregisteredAt"));
  api.clock.advance(std::chrono::milliseconds(1500));
  const json answer = api("DeregisterTaskDefinition", {{"taskDefinition", "web:1"}});
  EXPECT_EQ(answer["taskDefinition"]["deregisteredAt"], 1'700'000'001.5);
  api.clock.advance(std::chrono::seconds(10));
  deregister("web:1");  // once more: no error, and the first time stays
  EXPECT_EQ(described("web:1")["deregisteredAt"], 1'700'000'001.5);
}

TEST_F(TaskDefinitions, ARevisionNumberIsNeverUsedTwice) {
  register_families({"web"});
  deregister("web:1");
  api("DeleteTaskDefinitions", {{"taskDefinitions", {"web:1"}}});
  EXPECT_EQ(api("RegisterTaskDefinition", small_definition())["taskDefinition"]["revision"], 2);
}

TEST_F(TaskDefinitions, DeleteTakesOnlyInactiveRevisions) {
  register_families({"web", "web"});
  deregister("web:1");
  const json answer = api("DeleteTaskDefinitions",
                          {{"taskDefinitions", {"web:1", "web:2", "web:9", "web", "a/b:1"}}});
  ASSERT_EQ(answer["taskDefinitions"].size(), 1u);
  EXPECT_EQ(answer["taskDefinitions"][0]["status"], "DELETE_IN_PROGRESS");
  EXPECT_EQ(answer["taskDefinitions"][0]["deleteRequestedAt"], 1'700'000'000);
  const std::string invalid =
      "The specified task definition identifier is invalid. Specify a valid name or ARN and try "
      "again.";
  EXPECT_EQ(answer["failures"],
            json({{{"arn", "web:2"},
                   {"reason",
                    "The specified task definition is still in ACTIVE status. Please deregister "
                    "the target and try again."}},
                  {{"arn", "web:9"},
                   {"reason",
                    "The specified task definition does not exist. Specify a valid account, "
                    "family, revision and try again."}},
                  {{"arn", "web"}, {"reason", invalid}},
                  {{"arn", "a/b:1"}, {"reason", invalid}}}));
  EXPECT_EQ(described("web:1")["status"], "DELETE_IN_PROGRESS");
}

TEST_F(TaskDefinitions, ListSortsByFamilyThenByNumber) {
  register_families({"web", "api", "web-2"});
  for (int i = 0; i < 9; ++i) register_families({"web"});
  EXPECT_THAT(listed(), ElementsAre("api:1", "web:1", "web:2", "web:3", "web:4", "web:5", "web:6",
                                    "web:7", "web:8", "web:9", "web:10", "web-2:1"));
  EXPECT_THAT(listed({{"sort", "DESC"}, {"maxResults", 3}}),
              ElementsAre("web-2:1", "web:10", "web:9"));
  EXPECT_THAT(listed({{"familyPrefix", "web-2"}}), ElementsAre("web-2:1"));
  EXPECT_THAT(listed({{"familyPrefix", "we"}}), ElementsAre());
}

TEST_F(TaskDefinitions, ListPages) {
  register_families({"a", "a", "a"});
  const json first = api("ListTaskDefinitions", {{"maxResults", 2}, {"sort", "DESC"}});
  EXPECT_THAT(listed({{"maxResults", 2}, {"sort", "DESC"}, {"nextToken", first["nextToken"]}}),
              ElementsAre("a:1"));
}

TEST_F(TaskDefinitions, ListFiltersByStatus) {
  register_families({"web", "web", "web"});
  deregister("web:1");
  deregister("web:2");
  api("DeleteTaskDefinitions", {{"taskDefinitions", {"web:1"}}});
  EXPECT_THAT(listed(), ElementsAre("web:3"));
  EXPECT_THAT(listed({{"status", "INACTIVE"}}), ElementsAre("web:2"));
  EXPECT_THAT(listed({{"status", "DELETE_IN_PROGRESS"}}), ElementsAre("web:1"));
}

TEST_F(TaskDefinitions, FamiliesByPrefixAndStatus) {
  register_families({"web", "web", "web-2", "api", "gone"});
  deregister("web-2:1");
  deregister("web:1");
  deregister("gone:1");
  api("DeleteTaskDefinitions", {{"taskDefinitions", {"gone:1"}}});
  EXPECT_THAT(families(), ElementsAre("api", "web", "web-2"));
  EXPECT_THAT(families({{"status", "ALL"}, {"familyPrefix", "we"}}), ElementsAre("web", "web-2"));
  EXPECT_THAT(families({{"status", "ACTIVE"}}), ElementsAre("api", "web"));
  EXPECT_THAT(families({{"status", "INACTIVE"}}), ElementsAre("web-2"));
}

TEST_F(TaskDefinitions, Refusals) {
  register_families({"web"});
  const std::string unknown = "ClientException: Unable to describe task definition.";
  const struct {
    std::string operation;
    json input;
    std::string error;
  } rows[] = {
      {"DescribeTaskDefinition", {{"taskDefinition", "web:2"}}, unknown},
      {"DescribeTaskDefinition", {{"taskDefinition", "other"}}, unknown},
      {"DeregisterTaskDefinition", {{"taskDefinition", "web:2"}}, unknown},
      {"DeregisterTaskDefinition",
       {{"taskDefinition", "web"}},
       "ClientException: Revision is missing."},
      {"DeregisterTaskDefinition",
       {{"taskDefinition", prefix + "task-definition/web"}},
       "ClientException: Revision is missing."},
      {"DeregisterTaskDefinition",
       {{"taskDefinition", "web:x"}},
       "InvalidParameterException: Invalid revision number. Number: x"},
      {"DeleteTaskDefinitions",
       {{"taskDefinitions", json::array()}},
       "InvalidParameterException: size of TaskDefinition references list must be greater than 0"},
      {"DeleteTaskDefinitions",
       {{"taskDefinitions", std::vector<std::string>(11, "web:1")}},
       "InvalidParameterException: Size of TaskDefinition references list cannot exceed 10"},
      {"ListTaskDefinitions",
       {{"maxResults", 0}},
       "InvalidParameterException: maxResults must be between 1 and 100."},
  };
  for (const auto& [operation, input, error] : rows)
    EXPECT_EQ(api.error(operation, input), error) << operation << input;
}

}  // namespace
}  // namespace localecs::services::ecs
