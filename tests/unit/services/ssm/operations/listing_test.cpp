// Listing: paths, filters, pages; tags; the two session calls.
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/exec_session.hpp>

#include <gmock/gmock.h>

#include "fixture.hpp"

namespace localecs::services::ssm {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Listing : public Ssm {
 protected:
  Listing() {
    for (const char* name : {"/app/a", "/app/b", "/app/deep/c", "/application", "root"}) put(name);
    put("/app/secure", "s",
        {{"Type", "SecureString"}, {"Tags", {{{"Key", "env"}, {"Value", "x"}}}}});
  }
  std::vector<std::string> by_path(const std::string& path, const json& more = {}) {
    json input{{"Path", path}};
    if (!more.is_null()) input.update(more);
    return names(api("GetParametersByPath", input)["Parameters"]);
  }
  std::vector<std::string> filtered(const json& filter) {
    return names(api("DescribeParameters", {{"ParameterFilters", {filter}}})["Parameters"]);
  }
};

TEST_F(Listing, PathsHoldTheirChildren) {
  EXPECT_THAT(by_path("/app"), ElementsAre("/app/a", "/app/b", "/app/secure"));
  EXPECT_THAT(by_path("/app/"), ElementsAre("/app/a", "/app/b", "/app/secure"));
  EXPECT_THAT(by_path("/app", {{"Recursive", true}}),
              ElementsAre("/app/a", "/app/b", "/app/deep/c", "/app/secure"));
  EXPECT_THAT(by_path("/"), ElementsAre("/application", "root"));
  EXPECT_THAT(by_path("/", {{"Recursive", true}}).size(), 6u);
  EXPECT_THAT(by_path("/nothing"), IsEmpty());
  EXPECT_THAT(
      by_path("/app", {{"ParameterFilters", {{{"Key", "Type"}, {"Values", {"SecureString"}}}}}}),
      ElementsAre("/app/secure"));
  for (const char* path : {"app", "//", "/a b"})
    EXPECT_THAT(api.error("GetParametersByPath", {{"Path", path}}),
                HasSubstr("ValidationException: The parameter doesn't meet"))
        << path;
}

TEST_F(Listing, PathsArePaged) {
  std::vector<std::string> all;
  json input{{"Path", "/"}, {"Recursive", true}, {"MaxResults", 4}};
  const json first = api("GetParametersByPath", input);
  EXPECT_EQ(first["Parameters"].size(), 4u);
  input["NextToken"] = first["NextToken"];
  const json second = api("GetParametersByPath", input);
  EXPECT_THAT(names(second["Parameters"]), ElementsAre("/application", "root"));
  EXPECT_FALSE(second.contains("NextToken"));
  EXPECT_THAT(api.error("GetParametersByPath", {{"Path", "/"}, {"MaxResults", 11}}),
              HasSubstr("Member must have value less than or equal to 10"));
}

TEST_F(Listing, FiltersDescribe) {
  const auto filter = [](const char* key, const json& values, const char* option = nullptr) {
    json one{{"Key", key}, {"Values", values}};
    if (option) one["Option"] = option;
    return one;
  };
  EXPECT_THAT(filtered(filter("Name", {"root", "/app/a"})), ElementsAre("/app/a", "root"));
  EXPECT_THAT(filtered(filter("Name", {"/app/"}, "BeginsWith")).size(), 4u);
  EXPECT_THAT(filtered(filter("Name", {"oo"}, "Contains")), ElementsAre("root"));
  EXPECT_THAT(filtered(filter("Type", {"SecureString"})), ElementsAre("/app/secure"));
  EXPECT_THAT(filtered(filter("Path", {"/app"})), ElementsAre("/app/a", "/app/b", "/app/secure"));
  EXPECT_THAT(filtered(filter("Path", {"/app"}, "Recursive")).size(), 4u);
  EXPECT_THAT(filtered(filter("KeyId", {"alias/"}, "BeginsWith")), ElementsAre("/app/secure"));
  EXPECT_THAT(filtered(filter("tag:env", {"x"})), ElementsAre("/app/secure"));
  EXPECT_THAT(filtered(filter("Type", {"Secure"}, "BeginsWith")), ElementsAre("/app/secure"));
  EXPECT_THAT(filtered(filter("tag:env", {"x"}, "BeginsWith")), ElementsAre("/app/secure"));
  EXPECT_THAT(by_path("/app", {{"ParameterFilters", {filter("Type", {"Secure"}, "BeginsWith")}}}),
              ElementsAre("/app/secure"));
  EXPECT_THAT(filtered({{"Key", "tag:env"}}), ElementsAre("/app/secure"));
  EXPECT_THAT(filtered(filter("tag:env", {"y"})), IsEmpty());
  EXPECT_THAT(names(api("DescribeParameters",
                        {{"Filters", {{{"Key", "Name"}, {"Values", {"/app/d"}}}}}})["Parameters"]),
              ElementsAre("/app/deep/c"));
}

TEST_F(Listing, RefusesUnknownFilters) {
  const auto error = [&](const json& filter) {
    return api.error("DescribeParameters", {{"ParameterFilters", {filter}}});
  };
  EXPECT_EQ(error({{"Key", "Label"}, {"Values", {"x"}}}),
            "InvalidFilterKey: The following filter key is not valid: Label. Valid filter keys "
            "include: [Path, Name, Type, KeyId, Tier, DataType].");
  EXPECT_EQ(error({{"Key", "Type"}, {"Option", "Contains"}, {"Values", {"x"}}}),
            "InvalidFilterOption: The following filter option is not valid: Contains. Valid "
            "options include: [BeginsWith, Equals].");
  EXPECT_EQ(api.error("DescribeParameters",
                      {{"ParameterFilters", {{{"Key", "color"}}}}, {"MaxResults", 51}}),
            "ValidationException: 2 validation errors detected: Value '51' at 'maxResults' failed "
            "to satisfy constraint: Member must have value less than or equal to 50; Value 'color' "
            "at 'parameterFilters.1.member.key' failed to satisfy constraint: Member must satisfy "
            "regular expression pattern: tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType");
  EXPECT_THAT(api.error("GetParametersByPath",
                        {{"Path", "/"},
                         {"ParameterFilters",
                          {{{"Key", "Label"}, {"Option", "BeginsWith"}, {"Values", {"x"}}}}}}),
              HasSubstr("InvalidFilterOption"));
  EXPECT_THAT(error({{"Key", "Name"}}), HasSubstr("InvalidFilterValue"));
}

TEST_F(Listing, DescribesWithoutValues) {
  put("/app/a", "2", {{"Overwrite", true}, {"Description", "new"}, {"AllowedPattern", ".*"}});
  const json found = api("DescribeParameters", {{"MaxResults", 1}});
  EXPECT_EQ(found["Parameters"][0], (json{{"ARN", prefix + "app/a"},
                                          {"AllowedPattern", ".*"},
                                          {"DataType", "text"},
                                          {"Description", "new"},
                                          {"LastModifiedDate", 1'700'000'000},
                                          {"LastModifiedUser", "arn:aws:iam::000000000000:root"},
                                          {"Name", "/app/a"},
                                          {"Policies", json::array()},
                                          {"Tier", "Standard"},
                                          {"Type", "String"},
                                          {"Version", 2}}));
  EXPECT_TRUE(found.contains("NextToken"));
  EXPECT_EQ(api("DescribeParameters", {{"Shared", true}})["Parameters"], json::array());
}

TEST_F(Listing, TagsAreAddedAndRemoved) {
  const json resource{{"ResourceType", "Parameter"}, {"ResourceId", "/app/secure"}};
  const auto with = [&](json more) {
    more.update(resource);
    return more;
  };
  api("AddTagsToResource",
      with({{"Tags", {{{"Key", "env"}, {"Value", "y"}}, {{"Key", "b"}, {"Value", ""}}}}}));
  EXPECT_EQ(api("ListTagsForResource", resource)["TagList"],
            json({{{"Key", "env"}, {"Value", "y"}}, {{"Key", "b"}, {"Value", ""}}}));
  api("RemoveTagsFromResource", with({{"TagKeys", {"env", "none"}}}));
  EXPECT_EQ(api("ListTagsForResource", resource)["TagList"],
            json::array({{{"Key", "b"}, {"Value", ""}}}));
  EXPECT_EQ(api.error("ListTagsForResource", {{"ResourceType", "Parameter"}, {"ResourceId", "x"}}),
            "InvalidResourceId: ");
  EXPECT_EQ(api.error("ListTagsForResource",
                      {{"ResourceType", "Document"}, {"ResourceId", "/app/secure"}}),
            "InvalidResourceId: ");
  json many = json::array();
  for (int i = 0; i < 50; ++i) many.push_back({{"Key", "k" + std::to_string(i)}, {"Value", ""}});
  EXPECT_EQ(api.error("AddTagsToResource", with({{"Tags", many}})), "TooManyTagsError: ");
}

TEST_F(Ssm, EndsSessionsOfExecuteCommand) {
  api.state[ecs::exec_sessions]["ecs-execute-command-1"] = {.id = "ecs-execute-command-1"};
  const json session{{"SessionId", "ecs-execute-command-1"}};
  EXPECT_EQ(api("ResumeSession", session), json::object());
  EXPECT_EQ(api("TerminateSession", session), session);
  EXPECT_TRUE(api.state[ecs::exec_sessions].empty());
  EXPECT_THAT(api.error("TerminateSession", session), HasSubstr("DoesNotExistException: "));
  EXPECT_EQ(api("ResumeSession", session), json::object());
}

}  // namespace
}  // namespace localecs::services::ssm
