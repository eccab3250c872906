// valueFrom: what it names, and ECS's words for what is not there.
#include <localecs/aws/ecs/repository_credentials.hpp>
#include <localecs/aws/ecs/secret.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"
#include "services/ecs/decide/container/secrets.hpp"

namespace localecs::decide {
namespace {

using testing::ElementsAre;

const std::string kSecret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";
const std::string kFargate =
    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource "
    "retrieval failed: ";

struct Secrets : testing::Test {
  Secrets() {
    with_engine(state);
    add_parameter("/app/key", "first", "second");
    state::Secret secret;
    secret.arn = kSecret;
    secret.name = "db";
    secret.versions.push_back(
        {.id = "v1", .text = "{\"user\":\"old\"}", .stages = {"AWSPREVIOUS"}});
    secret.versions.push_back(
        {.id = "v2", .text = "{\"user\":\"new\",\"port\":5432}", .stages = {"AWSCURRENT", "blue"}});
    state[secretsmanager::secrets].put(secret.arn, secret);
  }
  void add_parameter(const std::string& name, const std::string& one, const std::string& two) {
    state::Parameter parameter;
    parameter.arn = "arn:aws:ssm:eu-west-1:123456789012:parameter" + name;
    parameter.name = name;
    parameter.versions[1].value = one;
    parameter.versions[1].labels = {"stable"};
    parameter.versions[2].value = two;
    state[ssm::parameters].put(parameter.arn, parameter);
  }
  std::string value(const std::string& from) { return given(resolve_secret(state, task, from)); }
  std::string error(const std::string& from) {
    try {
      return "no error: " + value(from);
    } catch (const ResourceError& error) {
      return error.what();
    }
  }

  state::State state{services::parts()};
  state::Task task = sample_task({container_definition("a")});
};

TEST_F(Secrets, parameters_by_name_arn_version_and_label) {
  const std::string arn = "arn:aws:ssm:eu-west-1:123456789012:parameter/app/key";
  add_parameter("/plain", "1", "2");
  EXPECT_EQ(value("/app/key"), "second");
  EXPECT_EQ(value("plain"), "2");  // a slash in front is not doubled, nor missed
  EXPECT_EQ(value(arn), "second");
  EXPECT_EQ(value("/app/key:1"), "first");
  EXPECT_EQ(value(arn + ":stable"), "first");
}

TEST_F(Secrets, by_arn_with_and_without_its_suffix) {
  const std::string whole = "{\"user\":\"new\",\"port\":5432}";
  EXPECT_EQ(value(kSecret), whole);
  EXPECT_EQ(value(kSecret.substr(0, kSecret.size() - 7)), whole);
}

TEST_F(Secrets, by_key_stage_and_version) {
  EXPECT_EQ(value(kSecret + ":user::"), "new");
  EXPECT_EQ(value(kSecret + ":port::"), "5432");
  EXPECT_EQ(value(kSecret + ":user:AWSPREVIOUS:"), "old");
  EXPECT_EQ(value(kSecret + ":user::v1"), "old");
  EXPECT_EQ(value(kSecret + ":user:blue:v2"), "new");
}

TEST_F(Secrets, that_are_missing_on_ec2) {
  const std::string manager = "Fetching secret data from AWS Secrets Manager in region eu-west-1: ";
  EXPECT_EQ(
      error("/none"),
      "Fetching secret data from SSM Parameter Store in eu-west-1: invalid parameters: /none");
  EXPECT_EQ(error("/app/key:9"),
            "Fetching secret data from SSM Parameter Store in eu-west-1: invalid parameters: "
            "/app/key:9");
  const std::string none = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:no-AbCdEf";
  EXPECT_EQ(error(none), manager + "secret " + none +
                             ": ResourceNotFoundException: Secrets Manager can't find the "
                             "specified secret.");
  EXPECT_EQ(error(kSecret + "::green:"),
            manager + "secret " + kSecret +
                ": ResourceNotFoundException: Secrets Manager can't find the specified secret "
                "value for staging label: green");
  EXPECT_EQ(error(kSecret + ":password::"),
            manager + "retrieved secret from Secrets Manager did not contain json key password");
}

TEST_F(Secrets, that_are_missing_on_fargate) {
  task.launch_type = aws::ecs::LaunchType::FARGATE;
  EXPECT_EQ(error("/none"), kFargate +
                                "unable to retrieve secrets from ssm: service call has been "
                                "retried 1 time(s): invalid ssm parameters: /none");
  EXPECT_EQ(error(kSecret + ":password::"),
            kFargate +
                "unable to retrieve secret from asm: service call has been retried 1 time(s): "
                "retrieved secret from Secrets Manager did not contain json key password");
  state[secretsmanager::secrets].modify(kSecret)->deleted_at = kNow;
  EXPECT_EQ(error(kSecret),
            kFargate +
                "unable to retrieve secret from asm: service call has been retried 1 time(s): "
                "failed to fetch secret " +
                kSecret +
                " from secrets manager: InvalidRequestException: You can't perform this operation "
                "on the secret because it was marked for deletion.");
}

TEST_F(Secrets, are_fetched_before_the_first_container_is_made) {
  auto later = container_definition("b");
  later.secrets = std::vector{aws::ecs::Secret{.name = "KEY", .valueFrom = "/none"}};
  task = sample_task({container_definition("a"), later});
  const TaskPlan plan = decide_task(state, task, kNow, local_timing());
  EXPECT_THAT(asked(plan), testing::IsEmpty());
  EXPECT_EQ(plan.task.stop_code, aws::ecs::TaskStopCode::TaskFailedToStart);
  EXPECT_EQ(plan.task.stopped_reason,
            "Fetching secret data from SSM Parameter Store in eu-west-1: invalid parameters: "
            "/none");
  EXPECT_EQ(plan.task.last_status, state::TaskStatus::STOPPED);
}

TEST_F(Secrets, log_a_pull_in) {
  auto definition = container_definition("a");
  definition.repositoryCredentials = aws::ecs::RepositoryCredentials{kSecret};
  task = sample_task({definition});
  task.containers[0].image_missing = true;
  TaskPlan plan = decide_task(state, task, kNow, local_timing());
  EXPECT_EQ(plan.task.containers[0].reason,
            "CannotPullContainerAuthError: the task has no execution role that could read the "
            "secret " +
                kSecret);
  auto with_role = *task.definition;
  with_role.executionRoleArn = "arn:aws:iam::123456789012:role/execution";
  task.definition = std::make_shared<const aws::ecs::TaskDefinition>(with_role);
  plan = decide_task(state, task, kNow, local_timing());
  EXPECT_EQ(plan.task.containers[0].reason, "CannotPullContainerAuthError: the secret " + kSecret +
                                                " must be JSON with a username and a password");
  state[secretsmanager::secrets].modify(kSecret)->versions[1].text =
      "{\"username\":\"u\",\"password\":\"p\"}";
  plan = decide_task(state, task, kNow, local_timing());
  ASSERT_THAT(asked(plan), ElementsAre("pull a"));
  EXPECT_EQ(effect_of<effects::PullImage>(plan).login->user, "u");
  EXPECT_EQ(effect_of<effects::PullImage>(plan).login->password, "p");
  task.launch_type = aws::ecs::LaunchType::FARGATE;
  state[secretsmanager::secrets].erase(kSecret);
  plan = decide_task(state, task, kNow, local_timing());
  EXPECT_THAT(plan.task.stopped_reason,
              testing::StartsWith(kFargate + "unable to retrieve secret"));
}

}  // namespace
}  // namespace localecs::decide
