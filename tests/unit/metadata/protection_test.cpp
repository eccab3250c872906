// Task protection from inside the task.
#include "sample.hpp"

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

namespace localecs::metadata {
namespace {

struct ProtectionTest : EndpointTest {
  ProtectionTest() {
    state::Cluster cluster;
    cluster.arn = "arn:aws:ecs:us-east-1:000000000000:cluster/default";
    cluster.name = "default";
    state[ecs::clusters].put(cluster.arn, cluster);
    state::Task task = task_of(bridge_definition());
    task.service_arn = "arn:aws:ecs:us-east-1:000000000000:service/default/web";
    arn = task.arn;
    state[ecs::tasks].add(task);
  }
  // "200 {...}"
  std::string put(const std::string& body, const std::string& id = "app-a") {
    const auto response = ask("PUT", "/api/" + id + "/task-protection/v1/state", body);
    return std::to_string(response.status) + " " + response.body;
  }
  std::string error(unsigned status, const std::string& code, const std::string& message) {
    return std::to_string(status) + R"( {"error":{"Arn":")" + arn + R"(","Code":")" + code +
           R"(","Message":")" + message + R"("}})";
  }
  std::string protection(const std::string& until) {
    return R"(200 {"protection":{"ExpirationDate":")" + until +
           R"(","ProtectionEnabled":true,"TaskArn":")" + arn + R"("}})";
  }
  std::string unprotected() {
    return R"(200 {"protection":{"ProtectionEnabled":false,"TaskArn":")" + arn + R"("}})";
  }
  std::string get_protection() {
    const auto response = get("/api/app-a/task-protection/v1/state");
    return std::to_string(response.status) + " " + response.body;
  }
  std::string arn;
};

TEST_F(ProtectionTest, is_set_told_and_taken_back) {
  EXPECT_EQ(get_protection(), unprotected());
  EXPECT_EQ(put(R"({"ProtectionEnabled":true})"), protection("2026-01-01T02:00:00.25Z"));
  EXPECT_EQ(get_protection(), protection("2026-01-01T02:00:00.25Z"));
  EXPECT_EQ(put(R"({"protectionEnabled":true,"ExpiresInMinutes":1})"),
            protection("2026-01-01T00:01:00.25Z"));
  EXPECT_EQ(put(R"({"ProtectionEnabled":false,"ExpiresInMinutes":null})"), unprotected());
}

TEST_F(ProtectionTest, bodies_that_are_no_request) {
  const std::string undecodable = R"(400 {"error":{"Code":"InvalidParameterException",)"
                                  R"("Message":"UpdateTaskProtection: failed to decode request"}})";
  for (const char* body :
       {"", "{", "[]", "7", R"({"ProtectionEnabled":"yes"})", R"({"ProtectionEnabled":1})",
        R"({"ProtectionEnabled":true,"ExpiresInMinutes":1.5})",
        R"({"ProtectionEnabled":true,"ExpiresInMinutes":"1"})",
        R"({"ProtectionEnabled":true,"Other":null})"})
    EXPECT_EQ(put(body), undecodable) << body;
  for (const char* body : {"{}", "null", R"({"ProtectionEnabled":null})"})
    EXPECT_EQ(put(body), error(400, "InvalidParameterException",
                               "Invalid request: does not contain 'ProtectionEnabled' field"));
}

TEST_F(ProtectionTest, ecs_errors_come_with_a_request_id) {
  for (const char* minutes : {"0", "2881", "-1", "99999999999"}) {
    const auto response =
        ask("PUT", "/api/app-a/task-protection/v1/state",
            R"({"ProtectionEnabled":true,"ExpiresInMinutes":)" + std::string(minutes) + "}");
    EXPECT_EQ(response.status, 400u);
    const json body = json::parse(response.body);
    EXPECT_EQ(body["error"]["Arn"], arn);
    EXPECT_EQ(body["requestID"].get<std::string>().size(), 36u);
  }
}

TEST_F(ProtectionTest, a_task_of_no_service_is_a_failure) {
  const state::Task alone = task_of(bridge_definition(), 'b');
  state[ecs::tasks].add(alone);
  EXPECT_EQ(
      put(R"({"ProtectionEnabled":true})", "app-b"),
      R"(200 {"failure":{"Arn":")" + alone.arn + R"(","Detail":null,"Reason":"TASK_NOT_VALID"}})");
}

TEST_F(ProtectionTest, unknown_ids_and_tasks_without_a_role_are_refused) {
  EXPECT_EQ(put(R"({"ProtectionEnabled":true})", "nobody"),
            R"(404 {"error":{"Code":"ResourceNotFoundException",)"
            R"("Message":"Failed to find a task for the request"}})");
  state::Task task = task_of(bridge_definition(), 'c');
  task.credentials_id.clear();
  state[ecs::tasks].add(task);
  arn = task.arn;
  EXPECT_EQ(put(R"({"ProtectionEnabled":true})", "app-c"),
            error(403, "AccessDeniedException",
                  "Invalid Request: no task IAM role credentials available for task"));
}

}  // namespace
}  // namespace localecs::metadata
