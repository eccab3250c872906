// What a hook's function is invoked with, and what each of its answers means.
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "services/ecs/decide/deployment/hook_functions.hpp"

namespace localecs::decide {
namespace {

using namespace aws::ecs;
using namespace std::chrono_literals;
using nlohmann::json;
using HookStatus = DeploymentLifecycleHookStatus;
using Stage = DeploymentLifecycleHookStage;

const std::string kTarget = "arn:aws:lambda:us-east-1:000000000000:function:check";
constexpr TimePoint kNow{24h};

state::ServiceDeployment waiting(Stage stage = Stage::POST_SCALE_UP) {
  state::ServiceDeployment row;
  row.arn = "d";
  row.service_arn = "s";
  row.described.targetServiceRevision = ServiceRevisionSummary{
      .arn = "new", .requestedProductionTrafficWeight = 12.5, .requestedTestTrafficWeight = 100.0};
  row.described.sourceServiceRevisions = {{.arn = "old", .requestedProductionTrafficWeight = 87.5}};
  state::HookCall call;
  call.id = "h";
  call.execution_id = "e";
  call.hook.hookTargetArn = kTarget;
  call.stage = stage;
  call.status = HookStatus::IN_PROGRESS;
  call.is_invoked = true;
  row.hooks.push_back(call);
  return row;
}

json payload_for(Stage stage) {
  const auto row = waiting(stage);
  const auto invocation = invocation_of(row, row.hooks[0]);
  EXPECT_EQ(invocation.function_arn, kTarget);
  EXPECT_EQ(invocation.key.deployment_arn, "d");
  EXPECT_EQ(invocation.key.hook_id, "h");
  return json::parse(invocation.payload);
}

TEST(HookFunctions, are_told_what_is_deployed) {
  EXPECT_EQ(payload_for(Stage::POST_SCALE_UP),
            json::parse(R"({"executionId": "e", "lifecycleStage": "POST_SCALE_UP",
                            "resourceArn": "d", "executionDetails": {
                              "serviceArn": "s", "targetServiceRevisionArn": "new",
                              "testTrafficWeights": {}, "productionTrafficWeights": {}}})"));
}

TEST(HookFunctions, are_told_the_weights_of_their_stage) {
  const json test = payload_for(Stage::TEST_TRAFFIC_SHIFT).at("executionDetails");
  EXPECT_EQ(test.at("testTrafficWeights"), json({{"new", 100}, {"old", 0}}));
  EXPECT_EQ(test.at("productionTrafficWeights"), json::object());
  const json shift = payload_for(Stage::PRODUCTION_TRAFFIC_SHIFT).at("executionDetails");
  EXPECT_EQ(shift.at("testTrafficWeights"), json::object());
  EXPECT_EQ(shift.at("productionTrafficWeights"), json({{"new", 12.5}, {"old", 87.5}}));
}

TEST(HookFunctions, are_given_whatever_the_user_configured) {
  auto row = waiting();
  row.hooks[0].hook.hookDetails = aws::FreeDocument{R"({"a":[1,null,"\u00e4"]})"};
  EXPECT_EQ(json::parse(invocation_of(row, row.hooks[0]).payload).at("hookDetails"),
            json::parse(R"({"a":[1,null,"\u00e4"]})"));
}

state::HookCall after(const std::string& payload, const std::string& problem = {}) {
  auto row = waiting();
  observe(row, {.key = {"d", "h"}, .payload = payload, .problem = problem}, kNow);
  EXPECT_FALSE(row.hooks[0].is_invoked);
  return row.hooks[0];
}

TEST(HookFunctions, have_the_last_word) {
  const std::string parse = "ECS was unable to parse the response from " + kTarget + " due to ";
  struct Row {
    std::string payload;
    HookStatus status;
    std::string problem;
  };
  for (const Row& row : {
           Row{R"({"hookStatus":"SUCCEEDED"})", HookStatus::SUCCEEDED, ""},
           Row{R"({"hookStatus":"SUCCEEDED","callBackDelay":"x"})", HookStatus::SUCCEEDED, ""},
           Row{R"({"hookStatus":"FAILED"})", HookStatus::FAILED,
               "Lifecycle hook target " + kTarget + " returned FAILED status."},
           Row{R"({"hookStatus":null})", HookStatus::FAILED, parse + "HookStatus must not be null"},
           Row{"{}", HookStatus::FAILED, parse + "HookStatus must not be null"},
           Row{R"({"hookStatus":"succeeded"})", HookStatus::FAILED,
               parse + "HookStatus must be one of SUCCEEDED, FAILED, IN_PROGRESS"},
           Row{R"({"hookStatus":7})", HookStatus::FAILED,
               parse + "HookStatus must be one of SUCCEEDED, FAILED, IN_PROGRESS"},
           Row{"null", HookStatus::FAILED, parse + "it is not a JSON object"},
           Row{"", HookStatus::FAILED, parse + "it is not a JSON object"},
           Row{"\"SUCCEEDED\"", HookStatus::FAILED, parse + "it is not a JSON object"},
           Row{R"({"hookStatus":"IN_PROGRESS","callBackDelay":-1})", HookStatus::FAILED,
               parse + "CallBackDelay must be a number of seconds"},
           Row{R"({"hookStatus":"IN_PROGRESS","callBackDelay":"30"})", HookStatus::FAILED,
               parse + "CallBackDelay must be a number of seconds"},
       }) {
    const state::HookCall call = after(row.payload);
    EXPECT_EQ(call.status, row.status) << row.payload;
    EXPECT_EQ(call.problem, row.problem) << row.payload;
  }
}

TEST(HookFunctions, may_be_asked_again_later) {
  struct Row {
    std::string delay;
    Duration later;
  };
  for (const Row& row :
       {Row{"", 30s}, Row{R"(,"callBackDelay":60)", 60s}, Row{R"(,"callBackDelay":null)", 30s},
        Row{R"(,"callBackDelay":1.5)", 1500ms}, Row{R"(,"callBackDelay":0)", 1s},
        Row{R"(,"callBackDelay":1e300)", 24h * 14},
        Row{R"(,"callBackDelay":18446744073709551615)", 24h * 14}}) {
    const state::HookCall call = after(R"({"hookStatus":"IN_PROGRESS")" + row.delay + "}");
    EXPECT_EQ(call.status, HookStatus::IN_PROGRESS) << row.delay;
    EXPECT_EQ(call.invoke_at, kNow + row.later) << row.delay;
  }
}

TEST(HookFunctions, may_leave_themselves_a_note) {
  const state::HookCall call = after(R"({"hookStatus":"IN_PROGRESS","hookDetails":{"n":1}})");
  ASSERT_TRUE(call.hook.hookDetails);
  EXPECT_EQ(call.hook.hookDetails->json, R"({"n":1})");
}

TEST(HookFunctions, that_cannot_be_invoked_fail) {
  const state::HookCall call = after(R"({"hookStatus":"SUCCEEDED"})", "no route");
  EXPECT_EQ(call.status, HookStatus::FAILED);
  EXPECT_EQ(call.problem, "ECS was unable to invoke hook target " + kTarget + " due to no route");
}

TEST(HookFunctions, that_nobody_waits_for_change_nothing) {
  const effects::FunctionAnswered no{
      .key = {"d", "h"}, .payload = R"({"hookStatus":"FAILED"})", .problem = {}};
  auto late = waiting();
  late.hooks[0].status = HookStatus::TIMED_OUT;
  observe(late, no, kNow);
  EXPECT_EQ(late.hooks[0].status, HookStatus::TIMED_OUT);
  auto twice = waiting();
  twice.hooks[0].is_invoked = false;
  observe(twice, no, kNow);
  EXPECT_EQ(twice.hooks[0].status, HookStatus::IN_PROGRESS);
  auto other = waiting();
  other.hooks[0].id = "another";
  observe(other, no, kNow);
  EXPECT_TRUE(other.hooks[0].is_invoked);
}

TEST(HookFunctions, are_invoked_anew_when_the_daemon_is_started_anew) {
  auto row = waiting();
  EXPECT_TRUE(is_in_flight(row));
  interrupt(row);
  EXPECT_FALSE(is_in_flight(row));
  EXPECT_EQ(row.hooks[0].status, HookStatus::IN_PROGRESS);
}

}  // namespace
}  // namespace localecs::decide
