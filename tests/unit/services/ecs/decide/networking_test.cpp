// Network modes, ports, namespaces, limits and platform of a container.
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::NetworkMode;
using aws::ecs::PortMapping;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

effects::ContainerSpec spec_of(const aws::ecs::ContainerDefinition& definition,
                               const Change& change, const std::string& sandbox = "p") {
  state::State state{services::parts()};
  state[ecs::settings].host_entries = {"localecs.internal:169.254.170.2"};
  state::Task task = sample_task({definition}, change);
  task.sandbox.runtime_id = sandbox;
  task.sandbox.subnet_id = "subnet-1";
  return given(container_spec(state, task, task.containers[0]));
}
Change mode(NetworkMode which) {
  return [which](aws::ecs::TaskDefinition& definition) { definition.networkMode = which; };
}

TEST(Networking, host_entries_go_to_those_who_own_their_network) {
  const auto definition = container_definition("a");
  const auto has_entries = [&](NetworkMode which, const std::string& sandbox) {
    return !spec_of(definition, mode(which), sandbox).extra_hosts.empty();
  };
  EXPECT_TRUE(has_entries(NetworkMode::bridge, ""));
  EXPECT_TRUE(has_entries(NetworkMode::host, ""));
  EXPECT_TRUE(has_entries(NetworkMode::awsvpc, ""));  // left out
  EXPECT_FALSE(has_entries(NetworkMode::awsvpc, "p"));
  EXPECT_FALSE(has_entries(NetworkMode::none, ""));
}

TEST(Networking, net_sysctls_go_to_those_who_own_their_network) {
  auto definition = container_definition("a");
  definition.systemControls = {{.namespace_ = "net.core.somaxconn", .value = "512"},
                               {.namespace_ = "kernel.msgmax", .value = "1"}};
  const auto all =
      UnorderedElementsAre(Pair("net.core.somaxconn", "512"), Pair("kernel.msgmax", "1"));
  EXPECT_THAT(spec_of(definition, mode(NetworkMode::bridge)).sysctls, all);
  EXPECT_THAT(spec_of(definition, mode(NetworkMode::awsvpc), "").sysctls, all);
  EXPECT_THAT(spec_of(definition, mode(NetworkMode::awsvpc)).sysctls,
              UnorderedElementsAre(Pair("kernel.msgmax", "1")));
}

TEST(Networking, a_range_of_ports_is_one_binding) {
  auto definition = container_definition("a");
  definition.portMappings = {PortMapping{.containerPortRange = "8080-8085"},
                             PortMapping{.containerPort = 80}};
  const auto ports = spec_of(definition, mode(NetworkMode::bridge)).ports;
  ASSERT_EQ(ports.size(), 2u);
  EXPECT_EQ(ports[0].container_port, 8080);
  EXPECT_EQ(ports[0].range, 6);
  EXPECT_EQ(ports[0].host_port, 0);
  EXPECT_EQ(ports[1].range, 1);
  EXPECT_THAT(spec_of(definition, mode(NetworkMode::awsvpc)).ports, IsEmpty());
}

TEST(Networking, pid_and_ipc_modes) {
  using aws::ecs::IpcMode, aws::ecs::PidMode;
  const auto definition = container_definition("a");
  const auto modes = [&](std::optional<PidMode> pid, std::optional<IpcMode> ipc) {
    const auto spec = spec_of(definition, [&](auto& whole) {
      whole.pidMode = pid;
      whole.ipcMode = ipc;
    });
    return std::pair(spec.pid_mode, spec.ipc_mode);
  };
  EXPECT_THAT(modes({}, {}), Pair("", ""));
  EXPECT_THAT(modes(PidMode::host, IpcMode::host), Pair("host", "host"));
  EXPECT_THAT(modes(PidMode::task, IpcMode::task), Pair("container:p", "container:p"));
  EXPECT_THAT(modes({}, IpcMode::none), Pair("", "none"));
}

TEST(Networking, limits_and_platform_of_the_task) {
  const auto definition = container_definition("a");
  auto spec = spec_of(definition, {});
  EXPECT_EQ(spec.task_limits.cpu, 0);
  EXPECT_EQ(spec.task_limits.memory, 0);
  EXPECT_EQ(spec.platform, "");
  spec = spec_of(definition, [](auto& whole) {
    whole.cpu = "512";
    whole.memory = "1024";
    whole.runtimePlatform.emplace();
    whole.runtimePlatform->cpuArchitecture = aws::ecs::CPUArchitecture::ARM64;
  });
  EXPECT_EQ(spec.task_limits.cpu, 512);
  EXPECT_EQ(spec.task_limits.memory, 1024ll << 20);
  EXPECT_EQ(spec.platform, "linux/arm64");
}

}  // namespace
}  // namespace localecs::decide
