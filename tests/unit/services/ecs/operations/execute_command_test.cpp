// ExecuteCommand: which sessions are made, and which are refused.
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/exec_session.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <gmock/gmock.h>

#include "api.hpp"

namespace localecs::services::ecs {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::StartsWith;

constexpr const char* not_enabled =
    "InvalidParameterException: The execute command failed because execute command was not enabled "
    "when the task was run or the execute command agent isn't running. Wait and try again or run a "
    "new task with execute command enabled and try again.";

class ExecuteCommandTest : public testing::Test {
 protected:
  // A task whose containers all run.
  std::string run(json definition, bool enabled = true) {
    definition["taskRoleArn"] = "arn:aws:iam::" + account + ":role/task";
    api("RegisterTaskDefinition", definition);
    const json answer = api(
        "RunTask", {{"taskDefinition", definition["family"]}, {"enableExecuteCommand", enabled}});
    const std::string arn = answer["tasks"][0]["taskArn"];
    for (state::Container& container : api.state[ecs::tasks].edit(arn)->containers) {
      container.step = state::ContainerStep::running;
      container.runtime_id = "0123" + container.name;
    }
    return arn;
  }

  static json call_on(const std::string& task, const json& more = json::object()) {
    json input{{"task", task}, {"command", "sh"}, {"interactive", true}};
    input.update(more);
    return input;
  }
  std::string refusal(const std::string& task, const json& more = json::object()) {
    return api.error("ExecuteCommand", call_on(task, more));
  }

  Api api;
};

TEST_F(ExecuteCommandTest, MakesASession) {
  const std::string task = run(small_definition());
  const json answer = api("ExecuteCommand", call_on(task, {{"command", "ls -l"}}));
  const std::string id = answer["session"]["sessionId"];
  EXPECT_THAT(id, MatchesRegex("ecs-execute-command-[0-9a-z]{17}"));
  EXPECT_EQ(answer["session"]["streamUrl"],
            "ws://127.0.0.1:4566/v1/data-channel/" + id + "?role=publish_subscribe");
  EXPECT_EQ(answer["clusterArn"], prefix + "cluster/default");
  EXPECT_EQ(answer["taskArn"], task);
  EXPECT_EQ(answer["containerName"], "app");
  EXPECT_EQ(answer["containerArn"], api.state[ecs::tasks].find(task)->containers[0].arn);
  EXPECT_EQ(answer["interactive"], true);

  const state::ExecSession& session = api.state[ecs::exec_sessions].at(id);
  EXPECT_EQ(session.token, answer["session"]["tokenValue"]);
  EXPECT_GT(session.token.size(), 100u);
  EXPECT_EQ(session.task_arn, task);
  EXPECT_EQ(session.container, "app");
  EXPECT_EQ(session.runtime_id, "0123app");
  EXPECT_EQ(session.command, "ls -l");
  EXPECT_FALSE(session.opened);
}

TEST_F(ExecuteCommandTest, WantsAContainerWhereThereAreSeveral) {
  json definition = small_definition();
  definition["containerDefinitions"].push_back(
      {{"name", "side"}, {"image", "nginx"}, {"memory", 64}});
  const std::string task = run(definition);
  EXPECT_THAT(refusal(task), StartsWith("InvalidParameterException: A container name"));
  EXPECT_THAT(refusal(task, {{"container", "other"}}), HasSubstr("no container named other"));
  EXPECT_EQ(api("ExecuteCommand", call_on(task, {{"container", "side"}}))["containerName"], "side");
}

TEST_F(ExecuteCommandTest, WantsAnAgentThatRuns) {
  EXPECT_EQ(refusal(run(small_definition(), false)), not_enabled);

  json sealed = small_definition("sealed");
  sealed["containerDefinitions"][0]["readonlyRootFilesystem"] = true;
  EXPECT_EQ(refusal(run(sealed)), not_enabled);

  const std::string task = run(small_definition());
  for (const auto step : {state::ContainerStep::waiting, state::ContainerStep::starting,
                          state::ContainerStep::stopped}) {
    api.state[ecs::tasks].edit(task)->containers[0].step = step;
    EXPECT_EQ(refusal(task), not_enabled);
  }
  api.state[ecs::tasks].edit(task)->containers[0].step = state::ContainerStep::running;
  EXPECT_EQ(refusal(task), "");
  api("StopTask", {{"task", task}});
  EXPECT_EQ(refusal(task), not_enabled);
}

TEST_F(ExecuteCommandTest, RefusesWhatIsNotThere) {
  const std::string task = run(small_definition());
  EXPECT_EQ(refusal(task, {{"interactive", false}}),
            "InvalidParameterException: Interactive is the only mode supported currently.");
  EXPECT_THAT(refusal(std::string(32, '0')), StartsWith("InvalidParameterException: "));
  EXPECT_THAT(refusal(task, {{"cluster", "nowhere"}}), StartsWith("ClusterNotFoundException: "));
}

TEST_F(ExecuteCommandTest, AllowsTwoOpenSessionsInAContainer) {
  const std::string task = run(small_definition());
  for (int count = 0; count < 3; ++count) EXPECT_EQ(refusal(task), "") << "none is open yet";
  int opened = 0;
  for (auto& [id, session] : api.state[ecs::exec_sessions]) session.opened = ++opened <= 2;
  EXPECT_EQ(refusal(task),
            "ClientException: Unable to start new execute sessions because the maximum session "
            "limit of 2 has been reached.");
  EXPECT_EQ(refusal(run(small_definition("other"))), "");
  api.state[ecs::exec_sessions].erase(api.state[ecs::exec_sessions].begin());
  EXPECT_EQ(refusal(task), "");
}

TEST_F(ExecuteCommandTest, ForgetsSessionsThatNobodyOpened) {
  const std::string task = run(small_definition());
  api("ExecuteCommand", call_on(task));
  api("ExecuteCommand", call_on(task));
  api.state[ecs::exec_sessions].begin()->second.opened = true;
  api.clock.advance(std::chrono::minutes(1));
  api("ExecuteCommand", call_on(task));
  EXPECT_EQ(api.state[ecs::exec_sessions].size(), 2u);
}

}  // namespace
}  // namespace localecs::services::ecs
