// How requests name things: clusters, what lives in them, task definitions, pages.

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>

#include <gmock/gmock.h>

#include "api.hpp"
#include "services/ecs/operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

using testing::ElementsAre;

const std::string id(32, 'a');

struct Lookup : testing::Test {
  Api api;

  // What the lookup gives, or the error it throws.
  std::string cluster(const std::optional<std::string>& name) {
    return outcome([&](Call& call) { return find_cluster(call, name).arn; });
  }
  std::string in_default(const std::string& kind, const std::string& name) {
    return outcome([&](Call& call) {
      return arn_in_cluster(call, find_cluster(call, std::nullopt), kind, name);
    });
  }

 private:
  template <class Find>
  std::string outcome(const Find& find) {
    Call call = api.call();
    try {
      return find(call);
    } catch (const aws::Error& error) {
      return error.code() + ": " + error.what();
    }
  }
};

TEST_F(Lookup, NamingNoClusterMakesDefault) {
  EXPECT_EQ(cluster(std::nullopt), prefix + "cluster/default");
  EXPECT_EQ(api.state[ecs::clusters].size(), 1u);
  EXPECT_EQ(api.state[ecs::instances].size(), 1u);
  EXPECT_EQ(cluster("default"), prefix + "cluster/default");
  EXPECT_EQ(api.state[ecs::clusters].size(), 1u);
}

TEST_F(Lookup, ADeletedDefaultClusterStaysDeleted) {
  api("CreateCluster");
  api("DeleteCluster", {{"cluster", "default"}});
  EXPECT_EQ(cluster(std::nullopt),
            "ClusterNotFoundException: The referenced cluster was inactive.");
}

TEST_F(Lookup, ClustersByNameAndArn) {
  api("CreateCluster", {{"clusterName", "a"}});
  const std::pair<std::string, std::string> rows[] = {
      {"a", prefix + "cluster/a"},
      {prefix + "cluster/a", prefix + "cluster/a"},
      {"b", "ClusterNotFoundException: Cluster not found."},
      {prefix + "cluster/b", "ClusterNotFoundException: Cluster not found."},
      {"arn:aws:ecs:us-east-1:111111111111:cluster/a",
       "ClusterNotFoundException: Cluster not found."},
      {"a b",
       R"(InvalidParameterException: Cluster must match ^[a-zA-Z0-9\-_]{1,255}$, but was a b)"},
      {prefix + "service/a/x", "InvalidParameterException: Unsupported resource type: service"},
      {prefix + "cluster/a/x",
       "InvalidParameterException: Invalid identifier: Unexpected number of separators"},
      {"arn:aws:ecs",
       "InvalidParameterException: Invalid identifier: Unexpected number of separators"},
  };
  for (const auto& [name, expected] : rows) EXPECT_EQ(cluster(name), expected) << name;
}

TEST_F(Lookup, TasksAndServicesByNameAndArn) {
  const struct {
    std::string kind, name, expected;
  } rows[] = {
      {"task", id, prefix + "task/default/" + id},
      {"task", prefix + "task/default/" + id, prefix + "task/default/" + id},
      // The short ARN from before 2021.
      {"task", prefix + "task/" + id, prefix + "task/default/" + id},
      {"service", "web", prefix + "service/default/web"},
      {"service", prefix + "service/web", prefix + "service/default/web"},
      {"container-instance", id, prefix + "container-instance/default/" + id},
      {"task", prefix + "task/other/" + id,
       "InvalidParameterException: Invalid identifier: Identifier is for cluster other. Your "
       "cluster is default"},
      {"task", "None", "InvalidParameterException: taskId length should be one of [32,36]"},
      {"task", "", "InvalidParameterException: taskId length should be one of [32,36]"},
      {"task", "default/" + id,
       "InvalidParameterException: Invalid identifier: Unexpected number of separators"},
      {"task", prefix + "task/default/x/" + id,
       "InvalidParameterException: Invalid identifier: Unexpected number of separators"},
      {"task", prefix + "cluster/default",
       "InvalidParameterException: Unsupported resource type: cluster"},
      // Someone else's stays what it is, and is not found.
      {"task", "arn:aws:ecs:us-east-1:111111111111:task/default/" + id,
       "arn:aws:ecs:us-east-1:111111111111:task/default/" + id},
  };
  for (const auto& [kind, name, expected] : rows) EXPECT_EQ(in_default(kind, name), expected);
}

TEST_F(Lookup, RevisionsByFamilyNumberAndArn) {
  for (int i = 0; i < 3; ++i) api("RegisterTaskDefinition", small_definition());
  api("DeregisterTaskDefinition", {{"taskDefinition", "web:3"}});
  const std::pair<std::string, int> rows[] = {
      {"web", 2},
      {"web:1", 1},
      {"web:3", 3},
      {prefix + "task-definition/web:1", 1},
      {prefix + "task-definition/web", 2},
      {"web:4", 0},
      {"web:x", 0},
      {"web:", 0},
      {"web:1:2", 0},
      {"webs", 0},
      {"arn:aws:ecs:us-east-1:111111111111:task-definition/web:1", 0},
      {prefix + "cluster/web", 0},
  };
  Call call = api.call();
  for (const auto& [name, number] : rows)
    EXPECT_EQ(find_revision(call, name).number, number) << name;
}

TEST(Pages, TokensLeadThroughTheWholeList) {
  const std::vector<std::string> all{"a", "b", "c", "d", "e"};
  const Page first = page_of(all, 2, std::nullopt, 100);
  EXPECT_THAT(first.items, ElementsAre("a", "b"));
  const Page second = page_of(all, 2, first.next_token, 100);
  EXPECT_THAT(second.items, ElementsAre("c", "d"));
  const Page third = page_of(all, 2, second.next_token, 100);
  EXPECT_THAT(third.items, ElementsAre("e"));
  EXPECT_FALSE(third.next_token);
}

TEST(Pages, AListThatEndsWithThePageHasNoNext) {
  EXPECT_FALSE(page_of({"a", "b"}, 2, std::nullopt, 100).next_token);
  EXPECT_TRUE(page_of({"a", "b", "c"}, std::nullopt, std::nullopt, 2).next_token);
}

TEST(Pages, WhatCameOrWentBetweenPagesIsNotShownTwice) {
  const Page first = page_of({"b", "c", "d"}, 2, std::nullopt, 100);
  EXPECT_THAT(page_of({"a", "b", "c", "d"}, 2, first.next_token, 100).items, ElementsAre("d"));
  // "c", the last one shown, is gone: the place it stood at is the next best guess.
  EXPECT_THAT(page_of({"a", "b", "d", "e"}, 2, first.next_token, 100).items, ElementsAre("d", "e"));
}

TEST(Pages, RefusesTokensThatAreNotOurs) {
  for (const char* token : {"x", "e30=", "bnVsbA==", "eyJhZnRlciI6MX0="})
    EXPECT_THROW(page_of({"a"}, 1, token, 100), aws::Error) << token;
  for (int size : {0, -1, 11}) EXPECT_THROW(page_of({"a"}, size, std::nullopt, 10, 10), aws::Error);
}

}  // namespace
}  // namespace localecs::services::ecs
