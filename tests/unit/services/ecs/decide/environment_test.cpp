// Where each variable of a container comes from, and which of two wins.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::KeyValuePair;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

struct EnvironmentOf : testing::Test {
  std::vector<std::string> environment(const aws::ecs::ContainerDefinition& definition) {
    task.definition = sample_task({definition}).definition;
    return given(container_spec(state, task, task.containers[0])).environment;
  }
  std::vector<std::string> files(const aws::ecs::ContainerDefinition& definition) {
    task.definition = sample_task({definition}).definition;
    return given(container_spec(state, task, task.containers[0])).environment_files;
  }

  state::State state{services::parts()};
  aws::ecs::ContainerDefinition definition = container_definition("a");
  state::Task task = sample_task({definition});
};

TEST_F(EnvironmentOf, metadata_and_credentials) {
  EXPECT_THAT(environment(definition), Not(Contains(StartsWith("ECS_CONTAINER_METADATA_URI"))));
  state[ecs::settings].metadata_url = "http://169.254.170.2";
  auto variables = environment(definition);
  EXPECT_THAT(variables, Contains("ECS_CONTAINER_METADATA_URI=http://169.254.170.2/v3/id-of-a"));
  EXPECT_THAT(variables, Contains("ECS_CONTAINER_METADATA_URI_V4=http://169.254.170.2/v4/id-of-a"));
  EXPECT_THAT(variables, Contains("ECS_AGENT_URI=http://169.254.170.2/api/id-of-a"));
  EXPECT_THAT(variables, Not(Contains(StartsWith("AWS_CONTAINER_CREDENTIALS"))));
  task.credentials_id = "c-1";
  EXPECT_THAT(environment(definition),
              Contains("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI=/v2/credentials/c-1"));
  state[ecs::settings].credentials_url = "http://169.254.170.2:4000";
  variables = environment(definition);
  EXPECT_THAT(variables, Contains("AWS_CONTAINER_CREDENTIALS_FULL_URI=http://169.254.170.2:4000"
                                  "/v2/credentials/c-1"));
  EXPECT_THAT(variables, Not(Contains(StartsWith("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"))));
}

TEST_F(EnvironmentOf, the_endpoint_unless_the_user_has_another) {
  state[ecs::settings].api_url = "http://localecs.internal:4566";
  EXPECT_THAT(environment(definition), Contains("AWS_ENDPOINT_URL=http://localecs.internal:4566"));
  definition.environment = {KeyValuePair{.name = "AWS_ENDPOINT_URL", .value = "http://mine"}};
  EXPECT_THAT(environment(definition), Contains("AWS_ENDPOINT_URL=http://mine"));
}

TEST_F(EnvironmentOf, fargate_names_itself_and_insists_on_its_region) {
  task.launch_type = aws::ecs::LaunchType::FARGATE;
  definition.environment = {KeyValuePair{.name = "AWS_REGION", .value = "mars"}};
  const auto variables = environment(definition);
  EXPECT_THAT(variables, Contains("AWS_EXECUTION_ENV=AWS_ECS_FARGATE"));
  EXPECT_THAT(variables, Contains("AWS_REGION=eu-west-1"));
  EXPECT_THAT(variables, Contains("AWS_DEFAULT_REGION=eu-west-1"));
}

TEST_F(EnvironmentOf, secrets_beat_what_is_written_and_the_agent_beats_secrets) {
  for (const std::string name : {"KEY", "AWS_EXECUTION_ENV"}) {
    state::Parameter parameter{.arn = "arn:aws:ssm:eu-west-1:123456789012:parameter/p",
                               .name = "p"};
    parameter.versions[1].value = "secret";
    state[ssm::parameters].put(parameter.arn, parameter);
    definition.environment = {KeyValuePair{.name = name, .value = "written"}};
    definition.secrets = std::vector{aws::ecs::Secret{.name = name, .valueFrom = "p"}};
    const auto variables = environment(definition);
    EXPECT_THAT(variables, Contains(name + (name == "KEY" ? "=secret" : "=AWS_ECS_EC2")));
    EXPECT_THAT(variables, Not(Contains(name + "=written")));
  }
}

TEST_F(EnvironmentOf, files_are_those_of_the_folder_for_s3) {
  state[ecs::settings].s3_folder = "/s3";
  definition.environmentFiles = {{.value = "arn:aws:s3:::bucket/deep/a.env"}};
  EXPECT_THAT(files(definition), ElementsAre("/s3/bucket/deep/a.env"));
  definition.environmentFiles = {{.value = "arn:aws:s3:::bucket/../../../etc/passwd"}};
  EXPECT_THAT(files(definition), ElementsAre("/s3/bucket/etc/passwd"));
  // An override replaces the list.
  task.overrides.emplace();
  task.overrides->containerOverrides = {
      {.environmentFiles = {{{.value = "arn:aws:s3:::other/b.env"}}}, .name = "a"}};
  EXPECT_THAT(files(definition), ElementsAre("/s3/other/b.env"));
}

TEST_F(EnvironmentOf, files_need_a_folder_for_s3) {
  EXPECT_THAT(files(definition), IsEmpty());
  definition.environmentFiles = {{.value = "arn:aws:s3:::bucket/a.env"}};
  EXPECT_THROW(files(definition), ResourceError);
  state[ecs::settings].s3_folder = "/s3";
  definition.environmentFiles = {{.value = "bucket/a.env"}};
  EXPECT_THROW(files(definition), ResourceError);
}

}  // namespace
}  // namespace localecs::decide
