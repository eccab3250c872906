// Paths, unknown ids, methods, the rate; fault injection.
#include "sample.hpp"

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

namespace localecs::metadata {
namespace {

TEST_F(EndpointTest, unknown_ids_are_not_found_in_the_agents_words) {
  const std::string task =
      "unable to get task arn from request: unable to get task Arn from v3 endpoint ID: nobody";
  const std::string container =
      "unable to get container ID from request: unable to get docker ID from v3 endpoint ID: "
      "nobody";
  struct Row {
    const char* path;
    std::string text;
  };
  for (const Row& row : {Row{"/v4/nobody", "V4 container metadata handler: " + container},
                         Row{"/v4/nobody/task", "V4 task metadata handler: " + task},
                         Row{"/v4/nobody/taskWithTags", "V4 task metadata handler: " + task},
                         Row{"/v4/nobody/stats", "V4 container stats handler: " + task},
                         Row{"/v4/nobody/task/stats", "V4 task stats handler: " + task},
                         Row{"/v3/nobody", "V3 container metadata handler: " + container},
                         Row{"/v3/nobody/task", "V3 task metadata handler: " + task}}) {
    const http::Response response = get(row.path);
    EXPECT_EQ(response.status, 404u) << row.path;
    EXPECT_EQ(response.body, json(row.text).dump()) << row.path;
  }
}

TEST_F(EndpointTest, paths_that_are_none) {
  state[ecs::tasks].add(bridge_task());
  for (const char* path : {"/", "", "//", "/v4", "/v4//task", "/v5/app-a", "/v4/app-a/tasks",
                           "/v4/app-a/task/x", "/v1/metadata", "/v2", "/v2/x", "/api/app-a",
                           "/api/app-a/task-protection/v1", "?", "/%00", "/v4/app-a/\xff"})
    EXPECT_EQ(get(path).status, 404u) << path;
}

TEST_F(EndpointTest, other_methods_are_refused) {
  state[ecs::tasks].add(bridge_task());
  EXPECT_EQ(ask("POST", "/v4/app-a").status, 405u);
  EXPECT_EQ(ask("DELETE", "/v2/credentials/cred-a").status, 405u);
  EXPECT_EQ(ask("POST", "/api/app-a/task-protection/v1/state").status, 405u);
  EXPECT_EQ(ask("GET", "/api/app-a/fault/v1/network-latency/start").status, 405u);
}

TEST_F(EndpointTest, nothing_is_associated) {
  state[ecs::tasks].add(bridge_task());
  EXPECT_EQ(get_json("/v4/app-a/associations/elastic-inference"),
            json({{"Associations", json::array()}}));
  EXPECT_EQ(get("/v4/app-a/associations/elastic-inference/dev1").status, 404u);
}

TEST_F(EndpointTest, a_task_may_ask_60_times_at_once_and_40_times_a_second) {
  state[ecs::tasks].add(task_of(bridge_definition(), 'a'));
  state[ecs::tasks].add(task_of(bridge_definition(), 'b'));
  for (int i = 0; i < 60; ++i) ASSERT_EQ(get(i % 2 ? "/v4/app-a" : "/v4/side-a").status, 200u);
  const http::Response refused = get("/v4/app-a");
  EXPECT_EQ(refused.status, 429u);
  EXPECT_EQ(refused.body, "You have reached maximum request limit.");
  EXPECT_EQ(get("/v2/credentials/cred-a").status, 429u);
  EXPECT_EQ(get("/v4/app-b").status, 200u);  // another task is not disturbed
  clock.advance(Duration(500));
  for (int i = 0; i < 20; ++i) ASSERT_EQ(get("/v4/app-a").status, 200u);
  EXPECT_EQ(get("/v4/app-a").status, 429u);
}

TEST_F(EndpointTest, who_guesses_ids_is_slowed_down_too) {
  for (int i = 0; i < 60; ++i) get("/v4/" + std::to_string(i));
  EXPECT_EQ(get("/v4/x").status, 429u);
  peer = "172.17.0.10";
  EXPECT_EQ(get("/v4/x").status, 404u);
}

TEST_F(EndpointTest, faults_are_refused_plainly) {
  const std::string path = "/fault/v1/network-latency/start";
  json definition = bridge_definition();
  state[ecs::tasks].add(task_of(definition, 'a'));
  definition["enableFaultInjection"] = true;
  state[ecs::tasks].add(task_of(definition, 'b'));
  definition["networkMode"] = "awsvpc";
  state[ecs::tasks].add(task_of(definition, 'c'));
  struct Row {
    const char* id;
    unsigned status;
    std::string error;
  };
  for (const Row& row :
       {Row{"nobody", 404, "unable to lookup container: nobody"},
        Row{"app-a", 400,
            "enableFaultInjection is not enabled for task: "
            "arn:aws:ecs:us-east-1:000000000000:task/default/" +
                std::string(32, 'a')},
        Row{"app-b", 400, "bridge mode is not supported. Please use either host or awsvpc mode."},
        Row{"app-c", 501, "localecs does not inject network faults."}}) {
    const http::Response response = ask("POST", "/api/" + std::string(row.id) + path, "{}");
    EXPECT_EQ(response.status, row.status);
    EXPECT_EQ(json::parse(response.body), json({{"Error", row.error}}));
  }
}

TEST(Refusal, is_json) {
  EXPECT_EQ(refuse(400, "malformed request").body, "\"malformed request\"");
}

}  // namespace
}  // namespace localecs::metadata
