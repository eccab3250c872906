// From container definition and overrides to what the Engine is asked to make.
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/ecs/task_override.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::ContainerOverride;
using aws::ecs::KeyValuePair;
using aws::ecs::NetworkMode;
using aws::ecs::PortMapping;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::Pair;
using testing::StartsWith;

effects::ContainerSpec spec_of(const aws::ecs::ContainerDefinition& definition,
                               const std::optional<ContainerOverride>& by = {},
                               NetworkMode mode = NetworkMode::bridge) {
  state::Task task =
      sample_task({definition}, [&](aws::ecs::TaskDefinition& whole) { whole.networkMode = mode; });
  if (by) {
    task.overrides.emplace();
    task.overrides->containerOverrides = {*by};
  }
  return given(container_spec(state::State(services::parts()), task, task.containers[0]));
}

TEST(ContainerSpec, takes_what_the_definition_says) {
  auto definition = container_definition("main");
  definition.command = {"serve", "--fast"};
  definition.entryPoint = {"/bin/sh"};
  definition.user = "1000";
  definition.workingDirectory = "/srv";
  definition.hostname = "host";
  definition.cpu = 256;
  definition.memory = 512;
  definition.memoryReservation = 128;
  const auto spec = spec_of(definition);
  EXPECT_EQ(spec.name, "ecs-web-3-main");
  EXPECT_EQ(spec.image, "main:1");
  EXPECT_THAT(spec.command, ElementsAre("serve", "--fast"));
  EXPECT_THAT(spec.entry_point, ElementsAre("/bin/sh"));
  EXPECT_EQ(spec.user, "1000");
  EXPECT_EQ(spec.working_directory, "/srv");
  EXPECT_EQ(spec.hostname, "host");
  EXPECT_EQ(spec.cpu_shares, 256);
  EXPECT_EQ(spec.memory, 512 << 20);
  EXPECT_EQ(spec.memory_reservation, 128 << 20);
  EXPECT_EQ(spec.network_mode, "bridge");
}

TEST(ContainerSpec, leaves_to_the_image_what_is_not_said) {
  const auto spec = spec_of(container_definition("main"));
  EXPECT_THAT(spec.command, IsEmpty());
  EXPECT_THAT(spec.entry_point, IsEmpty());
  EXPECT_EQ(spec.memory, 0);
  EXPECT_EQ(spec.cpu_shares, 2);  // the least that Linux takes
}

TEST(ContainerSpec, bounds_cpu_shares) {
  auto definition = container_definition("main");
  definition.cpu = 1;
  EXPECT_EQ(spec_of(definition).cpu_shares, 2);
  definition.cpu = 300'000;
  EXPECT_EQ(spec_of(definition).cpu_shares, 262'144);
}

TEST(ContainerSpec, lets_overrides_win) {
  auto definition = container_definition("main");
  definition.command = {"serve"};
  definition.cpu = 10;
  definition.memory = 100;
  definition.environment = {KeyValuePair{.name = "A", .value = "1"},
                            KeyValuePair{.name = "B", .value = "2"}};
  const ContainerOverride by{.command = {{"migrate"}},
                             .cpu = 20,
                             .environment = {{KeyValuePair{.name = "B", .value = "3"}}},
                             .memory = 200,
                             .name = "main"};
  const auto spec = spec_of(definition, by);
  EXPECT_THAT(spec.command, ElementsAre("migrate"));
  EXPECT_EQ(spec.cpu_shares, 20);
  EXPECT_EQ(spec.memory, 200 << 20);
  EXPECT_THAT(spec.environment, Contains("A=1"));
  EXPECT_THAT(spec.environment, Contains("B=3"));
  EXPECT_THAT(spec.environment, Not(Contains("B=2")));
}

TEST(ContainerSpec, ignores_the_overrides_of_other_containers) {
  const auto spec =
      spec_of(container_definition("main"), ContainerOverride{.command = {{"x"}}, .name = "other"});
  EXPECT_THAT(spec.command, IsEmpty());
}

TEST(ContainerSpec, tells_the_region_unless_the_task_does) {
  auto definition = container_definition("main");
  auto spec = spec_of(definition);
  EXPECT_THAT(spec.environment, Contains("AWS_REGION=eu-west-1"));
  EXPECT_THAT(spec.environment, Contains("AWS_DEFAULT_REGION=eu-west-1"));
  EXPECT_THAT(spec.environment, Contains("AWS_EXECUTION_ENV=AWS_ECS_EC2"));
  definition.environment = {KeyValuePair{.name = "AWS_REGION", .value = "us-west-2"}};
  spec = spec_of(definition);
  EXPECT_THAT(spec.environment, Contains("AWS_REGION=us-west-2"));
  EXPECT_THAT(spec.environment, Not(Contains(StartsWith("AWS_DEFAULT_REGION="))));
}

TEST(ContainerSpec, bears_the_agents_labels) {
  auto definition = container_definition("main");
  definition.dockerLabels = std::map<std::string, std::string>{{"team", "a"}};
  const auto labels = spec_of(definition).labels;
  EXPECT_THAT(labels, Contains(Pair("team", "a")));
  EXPECT_THAT(labels, Contains(Pair("com.amazonaws.ecs.container-name", "main")));
  EXPECT_THAT(labels, Contains(Pair("com.amazonaws.ecs.task-definition-family", "web")));
  EXPECT_THAT(labels, Contains(Pair("com.amazonaws.ecs.task-definition-version", "3")));
  EXPECT_THAT(labels, Contains(Pair("com.amazonaws.ecs.task-arn", StartsWith("arn:aws:ecs:"))));
}

TEST(ContainerSpec, publishes_ports_on_a_bridge_only) {
  auto definition = container_definition("main");
  definition.portMappings = {
      PortMapping{.containerPort = 80, .hostPort = 8080},
      PortMapping{.containerPort = 53, .protocol = aws::ecs::TransportProtocol::udp}};
  const auto ports = spec_of(definition).ports;
  ASSERT_EQ(ports.size(), 2u);
  EXPECT_EQ(ports[0].container_port, 80);
  EXPECT_EQ(ports[0].host_port, 8080);
  EXPECT_EQ(ports[0].protocol, aws::ecs::TransportProtocol::tcp);
  EXPECT_EQ(ports[1].host_port, 0);
  EXPECT_EQ(ports[1].protocol, aws::ecs::TransportProtocol::udp);
  EXPECT_THAT(spec_of(definition, {}, NetworkMode::host).ports, IsEmpty());
  EXPECT_EQ(spec_of(definition, {}, NetworkMode::host).network_mode, "host");
  EXPECT_THAT(spec_of(definition, {}, NetworkMode::none).ports, IsEmpty());
}

TEST(ContainerSpec, outlives_the_task) {
  effects::ContainerSpec spec = spec_of(container_definition("main"));
  ASSERT_NE(spec.definition, nullptr);
  EXPECT_EQ(spec.definition->name, "main");
}

}  // namespace
}  // namespace localecs::decide
