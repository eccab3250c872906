// What a task takes: container sums, task-level values, overrides, ports by network mode.
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/ecs/task_override.hpp>
#include <localecs/services/ecs/placement/placement.hpp>

#include <gmock/gmock.h>

#include <limits>

namespace localecs::placement {
namespace {

using aws::ecs::ContainerDefinition;
using aws::ecs::ContainerOverride;
using aws::ecs::NetworkMode;
using aws::ecs::PortMapping;
using aws::ecs::TaskDefinition;
using aws::ecs::TaskOverride;
using aws::ecs::TransportProtocol;
using testing::ElementsAre;
using testing::IsEmpty;

TaskDefinition two_containers() {
  TaskDefinition definition;
  definition.containerDefinitions = {
      ContainerDefinition{.cpu = 100, .memory = 512, .memoryReservation = 128, .name = "a"},
      ContainerDefinition{.cpu = 50, .memory = 64, .name = "b"}};
  return definition;
}

TEST(Resources, are_the_sum_over_containers_reservations_first) {
  const auto resources = resources_of(two_containers(), {});
  EXPECT_EQ(resources.cpu, 150);
  EXPECT_EQ(resources.memory, 128 + 64);
}

TEST(Resources, are_the_task_level_values_where_there_are_any) {
  TaskDefinition definition = two_containers();
  definition.cpu = "1024";
  definition.memory = "2048";
  const auto resources = resources_of(definition, {});
  EXPECT_EQ(resources.cpu, 1024);
  EXPECT_EQ(resources.memory, 2048);
}

// A sum that wrapped would be less than nothing, and fit everywhere.
TEST(Resources, have_an_end) {
  constexpr int kLargest = std::numeric_limits<int>::max(), kMost = 1'000'000'000;
  TaskDefinition definition = two_containers();
  for (ContainerDefinition& container : *definition.containerDefinitions) {
    container.cpu = container.memory = container.memoryReservation = kLargest;
    container.resourceRequirements = {
        {.type = aws::ecs::ResourceType::GPU, .value = "9223372036854775807"},
        {.type = aws::ecs::ResourceType::GPU, .value = "2147483647"}};
  }
  auto resources = resources_of(definition, {});
  EXPECT_EQ(resources.cpu, kMost);
  EXPECT_EQ(resources.memory, kMost);
  EXPECT_EQ(resources.gpus, kMost);
  TaskOverride overrides;
  overrides.containerOverrides = {ContainerOverride{.cpu = -7, .memory = -8, .name = "b"}};
  resources = resources_of(two_containers(), overrides);
  EXPECT_EQ(resources.cpu, 100);
  EXPECT_EQ(resources.memory, 128);
  overrides.cpu = "99999999999";
  overrides.memory = "-1";
  resources = resources_of(two_containers(), overrides);
  EXPECT_EQ(resources.cpu, kMost);
  EXPECT_EQ(resources.memory, 0);
}

TEST(Resources, follow_overrides) {
  TaskOverride overrides;
  overrides.containerOverrides = {
      ContainerOverride{.cpu = 300, .memoryReservation = 256, .name = "a"},
      ContainerOverride{.memory = 100, .name = "b"}};
  auto resources = resources_of(two_containers(), overrides);
  EXPECT_EQ(resources.cpu, 350);
  EXPECT_EQ(resources.memory, 256 + 100);
  overrides.cpu = "512";
  overrides.memory = "4096";
  resources = resources_of(two_containers(), overrides);
  EXPECT_EQ(resources.cpu, 512);
  EXPECT_EQ(resources.memory, 4096);
}

TEST(Resources, name_the_host_ports_that_are_asked_for) {
  TaskDefinition definition = two_containers();
  (*definition.containerDefinitions)[0].portMappings = {
      PortMapping{.containerPort = 80, .hostPort = 8080},
      PortMapping{.containerPort = 81, .hostPort = 0}, PortMapping{.containerPort = 82},
      PortMapping{.containerPort = 53, .hostPort = 5353, .protocol = TransportProtocol::udp}};
  definition.networkMode = NetworkMode::bridge;
  EXPECT_THAT(resources_of(definition, {}).ports_tcp, ElementsAre(8080));
  EXPECT_THAT(resources_of(definition, {}).ports_udp, ElementsAre(5353));
  definition.networkMode = NetworkMode::host;
  EXPECT_THAT(resources_of(definition, {}).ports_tcp, ElementsAre(80, 81, 82));
  EXPECT_THAT(resources_of(definition, {}).ports_udp, ElementsAre(53));
}

TEST(Resources, of_awsvpc_tasks_are_no_host_ports) {
  TaskDefinition definition = two_containers();
  (*definition.containerDefinitions)[0].portMappings = {
      PortMapping{.containerPort = 80, .hostPort = 80}};
  definition.networkMode = NetworkMode::awsvpc;
  EXPECT_THAT(resources_of(definition, {}).ports_tcp, IsEmpty());
}

}  // namespace
}  // namespace localecs::placement
