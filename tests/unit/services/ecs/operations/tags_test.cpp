// Tags of every kind of resource, and the rules they keep.
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

struct Tags : testing::Test {
  Api api;
  std::string cluster = prefix + "cluster/default";

  Tags() { api("CreateCluster"); }
  json of(const std::string& arn) {
    return api("ListTagsForResource", {{"resourceArn", arn}})["tags"];
  }
  json tag(const std::string& key, const std::string& value) {
    return {{"key", key}, {"value", value}};
  }
  std::string tagging(const std::string& arn, const std::vector<json>& tags) {
    return api.error("TagResource", {{"resourceArn", arn}, {"tags", tags}});
  }
};

TEST_F(Tags, SameKeyOverwritesAndUntagRemoves) {
  EXPECT_EQ(tagging(cluster, {tag("a", "1"), tag("b", "2")}), "");
  EXPECT_EQ(tagging(cluster, {tag("b", ""), tag("c", "4")}), "");
  EXPECT_EQ(of(cluster), json({tag("a", "1"), tag("b", ""), tag("c", "4")}));
  api("UntagResource", {{"resourceArn", cluster}, {"tagKeys", {"a", "c", "not there"}}});
  EXPECT_EQ(of(cluster), json({tag("b", "")}));
}

TEST_F(Tags, EveryKindOfResourceBearsThem) {
  api("RegisterTaskDefinition", small_definition());
  state::Service service;
  service.arn = prefix + "service/default/web";
  api.state[ecs::services].put(service.arn, service);
  state::Task task;
  task.arn = prefix + "task/default/" + std::string(32, 'a');
  api.state[ecs::tasks].add(task);
  const std::string instance = api.state[ecs::instances].rows().begin()->first;
  for (const std::string& arn :
       {cluster, service.arn, task.arn, instance, prefix + "task-definition/web:1"}) {
    EXPECT_EQ(tagging(arn, {tag("k", "v")}), "") << arn;
    EXPECT_EQ(of(arn), json({tag("k", "v")})) << arn;
  }
}

TEST_F(Tags, OnlyWritingNotesAChange) {
  api.state.changes.take();
  of(cluster);
  EXPECT_TRUE(api.state.changes.empty());
  tagging(cluster, {tag("k", "v")});
  EXPECT_FALSE(api.state.changes.empty());
}

TEST_F(Tags, ArnsThatCannotBeTagged) {
  const std::string not_found =
      "ResourceNotFoundException: The specified resource was not found. Specify a valid ARN and "
      "try again. ARN: ";
  const std::string bad = "InvalidParameterException: Invalid arn syntax: ";
  const std::string long_form =
      "InvalidParameterException: Long arn format must be used for tagging operations. Opt in to "
      "the new format and try again.";
  const std::string elsewhere = "arn:aws:ecs:eu-west-1:000000000000:cluster/default";
  const std::pair<std::string, std::string> rows[] = {
      {prefix + "cluster/none", not_found + prefix + "cluster/none"},
      {prefix + "service/default/no", not_found + prefix + "service/default/no"},
      {prefix + "task-definition/web:1", not_found + prefix + "task-definition/web:1"},
      {elsewhere, not_found + elsewhere},
      {"default", bad + "default"},
      {"arn:aws:s3:::bucket", bad + "arn:aws:s3:::bucket"},
      {prefix + "thing/x", bad + prefix + "thing/x"},
      {prefix + "service/web", long_form},
      {prefix + "task/" + std::string(32, 'a'), long_form},
  };
  for (const auto& [arn, error] : rows) EXPECT_EQ(tagging(arn, {tag("k", "v")}), error);
  // An INACTIVE cluster is gone as far as tags are concerned.
  api("DeleteCluster", {{"cluster", "default"}});
  EXPECT_EQ(tagging(cluster, {tag("k", "v")}), not_found + cluster);
}

TEST_F(Tags, Rules) {
  json many = json::array();
  for (int i = 0; i < 51; ++i) many.push_back(tag("k" + std::to_string(i), ""));
  const std::string invalid = "InvalidParameterException: ";
  const std::pair<std::vector<json>, std::string> rows[] = {
      {{}, invalid + "Tags can not be empty."},
      {{{{"value", "v"}}}, invalid + "Tag key can not be empty."},
      {{{{"key", "k"}}}, invalid + "Tag value can not be null for key: k"},
      {{tag(std::string(129, 'k'), "")},
       invalid + "Tag key must be at most 128 characters: " + std::string(129, 'k')},
      {{tag("k", std::string(257, 'v'))},
       invalid + "Tag value must be at most 256 characters for key: k"},
      {{tag("AWS:k", "")},
       invalid + "Tag keys can not start with the reserved prefix 'aws:': AWS:k"},
      {{tag("k!", "")}, invalid + "Tag contains invalid characters: k!"},
      {{tag("k", "1"), tag("k", "2")}, invalid + "Duplicate tag keys found: k"},
      {many, invalid + "The maximum number of tags is 50."},
      {{tag("a b+-=._:/@", "Grüße")}, ""},
      {{tag("k", std::string(256, 'v'))}, ""},
  };
  for (const auto& [tags, error] : rows) EXPECT_EQ(tagging(cluster, tags), error) << json(tags);
}

TEST_F(Tags, FiftyInAll) {
  json many = json::array();
  for (int i = 0; i < 50; ++i) many.push_back(tag("k" + std::to_string(i), ""));
  EXPECT_EQ(tagging(cluster, many), "");
  EXPECT_EQ(tagging(cluster, {tag("k0", "again")}), "");
  EXPECT_EQ(tagging(cluster, {tag("one more", "")}),
            "LimitExceededException: The maximum number of tags is 50.");
  EXPECT_EQ(of(cluster).size(), 50u);
}

TEST_F(Tags, EcsKeepsItsOwn) {
  state::Task task;
  task.arn = prefix + "task/default/" + std::string(32, 'a');
  task.tags = {{.key = "aws:ecs:clusterName", .value = "default"}};
  api.state[ecs::tasks].add(task);
  const auto untag = [&](const std::string& key) {
    return api.error("UntagResource", {{"resourceArn", task.arn}, {"tagKeys", {"k0", key}}});
  };
  std::vector<json> many;
  for (int i = 0; i < 50; ++i) many.push_back(tag("k" + std::to_string(i), ""));
  EXPECT_EQ(tagging(task.arn, many), "") << "ECS's own do not count";
  const std::string reserved =
      "InvalidParameterException: Tag keys can not start with the reserved prefix 'aws:': ";
  EXPECT_EQ(untag("aws:ecs:clusterName"), reserved + "aws:ecs:clusterName");
  EXPECT_EQ(of(task.arn).size(), 51u);
  EXPECT_EQ(untag("k1"), "");
  EXPECT_EQ(of(task.arn).size(), 49u);
}

}  // namespace
}  // namespace localecs::services::ecs
