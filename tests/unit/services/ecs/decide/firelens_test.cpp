// The log router's generated configuration as text, and the wiring around it.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"
#include "services/ecs/decide/container/firelens.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::FirelensConfigurationType;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;

FirelensConfiguration sample(FirelensConfigurationType type, const std::string& plugin) {
  FirelensConfiguration configuration;
  configuration.type = type;
  configuration.listen_on = "127.0.0.1";
  configuration.metadata = {{"ecs_cluster", "web"}};
  configuration.include = "/extra.conf";
  configuration.routes = {{"app",
                           {{plugin, "stdout"},
                            {"include-pattern", "^E"},
                            {"exclude-pattern", "noise"},
                            {"log-driver-buffer-limit", "99"},
                            {"Format", "json\n[OUTPUT]"}}},
                          {"quiet", {}}};
  return configuration;
}

TEST(Firelens, writes_fluent_bits_language) {
  EXPECT_EQ(configuration_text(sample(FirelensConfigurationType::fluentbit, "Name")), R"([INPUT]
    Name forward
    unix_path /var/run/fluent.sock

[INPUT]
    Name forward
    Listen 127.0.0.1
    Port 24224

[INPUT]
    Name tcp
    Tag firelens-healthcheck
    Listen 127.0.0.1
    Port 8877

[FILTER]
    Name grep
    Match app-firelens*
    Regex log ^E

[FILTER]
    Name grep
    Match app-firelens*
    Exclude log noise

[FILTER]
    Name record_modifier
    Match *
    Record ecs_cluster web

@INCLUDE /extra.conf

[OUTPUT]
    Name null
    Match firelens-healthcheck

[OUTPUT]
    Name stdout
    Match app-firelens*
    Format json [OUTPUT]

)");
}

TEST(Firelens, writes_fluentds_language) {
  EXPECT_EQ(configuration_text(sample(FirelensConfigurationType::fluentd, "@type")), R"(<source>
    @type unix
    path /var/run/fluent.sock
</source>

<source>
    @type forward
    bind 127.0.0.1
    port 24224
</source>

<filter app-firelens**>
    @type grep
    <regexp>
        key log
        pattern ^E
    </regexp>
</filter>

<filter app-firelens**>
    @type grep
    <exclude>
        key log
        pattern noise
    </exclude>
</filter>

<filter **>
    @type record_transformer
    <record>
        ecs_cluster web
    </record>
</filter>

@include /extra.conf

<match app-firelens**>
    @type stdout
    Format json [OUTPUT]
</match>

)");
}

struct Router : testing::Test {
  Router() {
    state[ecs::settings].work_folder = "/tasks";
    state[ecs::settings].s3_folder = "/s3";
    state::Parameter parameter{.arn = "arn:aws:ssm:eu-west-1:123456789012:parameter/p",
                               .name = "p"};
    parameter.versions[1].value = "key";
    state[ssm::parameters].put(parameter.arn, parameter);
    app.logConfiguration.emplace();
    app.logConfiguration->logDriver = aws::ecs::LogDriver::awsfirelens;
    app.logConfiguration->options =
        std::map<std::string, std::string>{{"Name", "http"}, {"log-driver-buffer-limit", "5"}};
    app.logConfiguration->secretOptions =
        std::vector{aws::ecs::Secret{.name = "api-key", .valueFrom = "p"}};
    router.firelensConfiguration.emplace();
    router.firelensConfiguration->type = FirelensConfigurationType::fluentbit;
  }
  effects::ContainerSpec spec_of(std::size_t which, bool awsvpc = false) {
    state::Task task = awsvpc ? awsvpc_task({app, router}) : sample_task({app, router});
    task.containers[1].address.emplace();
    task.containers[1].address->ip = "172.17.0.5";
    return given(container_spec(state, task, task.containers[which]));
  }
  state::State state{services::parts()};
  aws::ecs::ContainerDefinition app = container_definition("app"),
                                router = container_definition("router");
  const std::string folder = "/tasks/firelens/0123456789abcdef0123456789abcdef";
};

TEST_F(Router, containers_send_to_its_socket) {
  const auto spec = spec_of(0);
  EXPECT_EQ(spec.log_driver, "fluentd");
  EXPECT_THAT(spec.log_options,
              ElementsAre(Pair("fluentd-address", "unix://" + folder + "/socket/fluent.sock"),
                          Pair("fluentd-async", "true"), Pair("fluentd-buffer-limit", "5"),
                          Pair("fluentd-sub-second-precision", "true"),
                          Pair("tag", "app-firelens-0123456789abcdef0123456789abcdef")));
  EXPECT_THAT(spec.environment, Contains("FLUENT_HOST=172.17.0.5"));
  EXPECT_THAT(spec.environment, Contains("FLUENT_PORT=24224"));
  EXPECT_THAT(spec_of(0, true).environment, Contains("FLUENT_HOST=127.0.0.1"));
}

TEST_F(Router, finds_its_configuration_and_is_root) {
  const auto spec = spec_of(1);
  EXPECT_THAT(spec.binds,
              ElementsAre(folder + "/config/fluent.conf:/fluent-bit/etc/fluent-bit.conf",
                          folder + "/socket:/var/run/"));
  EXPECT_EQ(spec.user, "0");
  ASSERT_EQ(spec.files.size(), 1u);
  EXPECT_EQ(spec.files[0].first, folder + "/config/fluent.conf");
  EXPECT_THAT(spec.files[0].second, HasSubstr("Listen 0.0.0.0"));
  EXPECT_THAT(spec.files[0].second, HasSubstr("Record ecs_task_definition web:3"));
  EXPECT_THAT(spec_of(1, true).files[0].second, HasSubstr("Listen 127.0.0.1\n    Port 24224"));
}

TEST_F(Router, takes_secrets_from_its_environment) {
  const auto spec = spec_of(1);
  EXPECT_THAT(spec.files[0].second, HasSubstr("api-key ${API_KEY_APP}"));
  EXPECT_THAT(spec.environment, Contains("API_KEY_APP=key"));
  EXPECT_THAT(spec_of(0).environment, Not(Contains("API_KEY_APP=key")));
}

TEST_F(Router, includes_the_users_own_configuration) {
  using Options = std::map<std::string, std::string>;
  router.firelensConfiguration->options = Options{{"config-file-type", "file"},
                                                  {"config-file-value", "/in/image.conf"},
                                                  {"enable-ecs-log-metadata", "false"}};
  EXPECT_THAT(spec_of(1).files[0].second, HasSubstr("@INCLUDE /in/image.conf"));
  EXPECT_THAT(spec_of(1).files[0].second, Not(HasSubstr("record_modifier")));
  router.firelensConfiguration->options =
      Options{{"config-file-type", "s3"}, {"config-file-value", "arn:aws:s3:::bucket/my.conf"}};
  EXPECT_THAT(spec_of(1).binds, Contains("/s3/bucket/my.conf:/fluent-bit/etc/external.conf:ro"));
  EXPECT_THAT(spec_of(1).files[0].second, HasSubstr("@INCLUDE /fluent-bit/etc/external.conf"));
}

TEST_F(Router, of_fluentd_is_told_to_stay_root) {
  router.firelensConfiguration->type = FirelensConfigurationType::fluentd;
  (*app.logConfiguration->options)["@type"] = "http";
  const auto spec = spec_of(1);
  EXPECT_THAT(spec.environment, Contains("FLUENT_UID=0"));
  EXPECT_THAT(spec.binds, Contains(folder + "/config/fluent.conf:/fluentd/etc/fluent.conf"));
  EXPECT_THAT(spec.files[0].second, HasSubstr("api-key \"#{ENV['API_KEY_APP']}\""));
}

TEST_F(Router, needs_a_folder_of_this_machine) {
  state[ecs::settings].work_folder.clear();
  EXPECT_THROW(spec_of(0), ResourceError);
  EXPECT_THROW(spec_of(1), ResourceError);
}

}  // namespace
}  // namespace localecs::decide
