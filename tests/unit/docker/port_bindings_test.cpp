// Ranges of ports, which the Engine knows one by one.
#include <localecs/aws/ecs/transport_protocol.hpp>

#include "docker/containers/free_ports.hpp"
#include "docker/engine/port_bindings.hpp"

#include <gmock/gmock.h>

namespace localecs::docker {
namespace {

using effects::PortBinding;

TEST(PortBindings, of_a_range_are_one) {
  auto bindings = bindings_of(Json::parse(R"({
    "81/tcp":[{"HostIp":"0.0.0.0","HostPort":"9001"},{"HostIp":"::","HostPort":"9001"}],
    "80/tcp":[{"HostIp":"0.0.0.0","HostPort":"9000"}],
    "80/udp":[{"HostIp":"0.0.0.0","HostPort":"7"}],
    "99/tcp":null})"));
  ASSERT_EQ(bindings.size(), 3u);
  join_ranges(bindings, "80-81/tcp 500-501/tcp nonsense");
  ASSERT_EQ(bindings.size(), 2u);
  EXPECT_EQ(bindings[0].containerPort, 80);
  EXPECT_EQ(bindings[1].containerPortRange, "80-81");
  EXPECT_EQ(bindings[1].hostPortRange, "9000-9001");
  EXPECT_FALSE(bindings[1].containerPort);
  EXPECT_FALSE(bindings[1].hostPort);
}

TEST(PortBindings, only_ranges_are_labelled) {
  EXPECT_EQ(range_label({{80, 0}}), "");
  EXPECT_EQ(range_label(
                {{.container_port = 80, .range = 6},
                 {80, 0},
                 {.container_port = 9, .protocol = aws::ecs::TransportProtocol::udp, .range = 2}}),
            "80-85/tcp 9-10/udp");
}

TEST(PortBindings, the_hosts_end_of_a_range_is_chosen_where_it_is_open) {
  std::vector<PortBinding> ports = {
      {80, 0}, {.container_port = 90, .host_port = 0, .range = 5}, {100, 7, {}, 2}};
  choose_ranges(ports);
  EXPECT_EQ(ports[0].host_port, 0);
  EXPECT_GT(ports[1].host_port, 1023);
  EXPECT_EQ(ports[2].host_port, 7);
  // What was given a moment ago is not given again.
  std::vector<PortBinding> more = {{.container_port = 90, .host_port = 0, .range = 5}};
  choose_ranges(more);
  EXPECT_NE(more[0].host_port, ports[1].host_port);
}

}  // namespace
}  // namespace localecs::docker
