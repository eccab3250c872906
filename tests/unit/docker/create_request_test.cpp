// A container definition as Docker's create request, member by member.
#include <gmock/gmock.h>
#include <localecs/aws/document.hpp>

#include <localecs/aws/ecs/container_definition.hpp>

#include "docker/containers/create_request.hpp"

namespace localecs::docker {
namespace {

using effects::CreateContainer;

// The request of a definition given as ECS's JSON.
Json request_of(const char* definition,
                const std::function<void(effects::ContainerSpec&)>& set = {},
                const Surroundings& around = {.owner = "me"}) {
  const auto decoded = aws::decode<aws::ecs::ContainerDefinition>(Json::parse(definition));
  CreateContainer effect;
  effect.key = {"arn:task/1", "web"};
  effect.spec.image = "nginx";
  effect.spec.definition = &decoded;
  if (set) set(effect.spec);
  return create_request(effect, around);
}

TEST(CreateRequest, of_a_plain_container_says_no_more_than_needed) {
  EXPECT_EQ(request_of("{}"), Json::parse(R"({
    "Image":"nginx",
    "Labels":{"localecs.owner":"me","localecs.task":"arn:task/1","localecs.container":"web",
              "localecs.health-check":"","localecs.record":"","localecs.port-ranges":""},
    "HostConfig":{"CpuShares":2}})"));
}

TEST(CreateRequest, without_a_definition) {
  CreateContainer effect;
  effect.spec.image = "pause";
  EXPECT_EQ(create_request(effect, {.owner = "me"})["Image"], "pause");
}

TEST(CreateRequest, takes_the_spec) {
  const auto request = request_of("{}", [](effects::ContainerSpec& spec) {
    spec.command = {"a", "b"};
    spec.entry_point = {"sh"};
    spec.environment = {"A=1"};
    spec.labels = {{"mine", "1"},
                   {"localecs.owner", "forged"},
                   {"localecs.record", "forged"},
                   {"localecs.sandbox", "yes"}};
    spec.user = "1000";
    spec.working_directory = "/w";
    spec.hostname = "h";
    spec.network_mode = "bridge";
    spec.ports = {{80, 0}, {80, 8080}, {53, 5353, aws::ecs::TransportProtocol::udp}};
    spec.cpu_shares = 1'000'000;
    spec.memory = 1;
    spec.memory_reservation = 64 << 20;
  });
  EXPECT_EQ(request, Json::parse(R"({
    "Image":"nginx","Cmd":["a","b"],"Entrypoint":["sh"],"Env":["A=1"],
    "User":"1000","WorkingDir":"/w","Hostname":"h",
    "Labels":{"localecs.owner":"me","localecs.task":"arn:task/1","localecs.container":"web",
              "localecs.health-check":"","localecs.record":"","localecs.port-ranges":"",
              "mine":"1"},
    "ExposedPorts":{"80/tcp":{},"53/udp":{}},
    "HostConfig":{"CpuShares":262144,"Memory":6291456,"MemoryReservation":67108864,
      "NetworkMode":"bridge",
      "PortBindings":{"80/tcp":[{"HostIp":"","HostPort":"0"},{"HostIp":"","HostPort":"8080"}],
                      "53/udp":[{"HostIp":"","HostPort":"5353"}]}}})"));
}

TEST(CreateRequest, host_config_members) {
  const struct {
    const char *definition, *expected;
  } rows[] = {
      {R"({"privileged":true})", R"({"Privileged":true})"},
      {R"({"readonlyRootFilesystem":true})", R"({"ReadonlyRootfs":true})"},
      {R"({"ulimits":[{"name":"nofile","softLimit":1024,"hardLimit":2048}]})",
       R"({"Ulimits":[{"Name":"nofile","Soft":1024,"Hard":2048}]})"},
      {R"({"dnsServers":["8.8.8.8"]})", R"({"Dns":["8.8.8.8"]})"},
      {R"({"dnsSearchDomains":["x.y"]})", R"({"DnsSearch":["x.y"]})"},
      {R"({"extraHosts":[{"hostname":"db","ipAddress":"10.0.0.1"}]})",
       R"({"ExtraHosts":["db:10.0.0.1"]})"},
      {R"({"dockerSecurityOptions":["no-new-privileges"]})",
       R"({"SecurityOpt":["no-new-privileges"]})"},
      {R"({"systemControls":[{"namespace":"net.core.somaxconn","value":"7"},{"value":"8"}]})",
       R"({"Sysctls":{"net.core.somaxconn":"7"}})"},
      {R"({"logConfiguration":{"logDriver":"syslog"}})", "{}"},  // the spec says what is logged
      {R"({"resourceRequirements":[{"type":"GPU","value":"2"}]})",
       R"({"DeviceRequests":[{"Driver":"nvidia","Count":2,"Capabilities":[["gpu"]]}]})"},
      {R"({"linuxParameters":{"capabilities":{"add":["NET_ADMIN"],"drop":["ALL"]}}})",
       R"({"CapAdd":["NET_ADMIN"],"CapDrop":["ALL"]})"},
      {R"({"linuxParameters":{"devices":[{"hostPath":"/dev/fuse"},
            {"hostPath":"/dev/a","containerPath":"/dev/b","permissions":["read","mknod"]}]}})",
       R"({"Devices":[
            {"PathOnHost":"/dev/fuse","PathInContainer":"/dev/fuse","CgroupPermissions":"rwm"},
            {"PathOnHost":"/dev/a","PathInContainer":"/dev/b","CgroupPermissions":"rm"}]})"},
      {R"({"linuxParameters":{"initProcessEnabled":true,"sharedMemorySize":64}})",
       R"({"Init":true,"ShmSize":67108864})"},
      {R"({"linuxParameters":{"tmpfs":[{"containerPath":"/t","size":8,
            "mountOptions":["ro","noexec"]},
            {"containerPath":"/u","size":9}]}})",
       R"({"Tmpfs":{"/t":"ro,noexec,size=8m","/u":"size=9m"}})"},
      {R"({"linuxParameters":{"swappiness":10}})", "{}"},
      {R"({"linuxParameters":{"maxSwap":32,"swappiness":10}})", R"({"MemorySwappiness":10})"},
  };
  for (const auto& row : rows) {
    auto expected = Json::parse(row.expected);
    expected["CpuShares"] = 2;
    EXPECT_EQ(request_of(row.definition)["HostConfig"], expected) << row.definition;
  }
}

TEST(CreateRequest, takes_the_rest_of_the_spec) {
  const auto host = request_of("{}", [](effects::ContainerSpec& spec) {
    spec.pid_mode = "host";
    spec.ipc_mode = "shareable";
    spec.extra_hosts = {"a:1.2.3.4"};
    spec.binds = {"v:/v:ro"};
    spec.volumes_from = {"other:ro"};
    spec.links = {"db:db"};
    spec.sysctls = {{"net.core.somaxconn", "9"}};
    spec.log_driver = "json-file";
    spec.log_options = {{"max-size", "1m"}};
  })["HostConfig"];
  EXPECT_EQ(host, Json::parse(R"({
    "CpuShares":2,"PidMode":"host","IpcMode":"shareable","ExtraHosts":["a:1.2.3.4"],
    "Binds":["v:/v:ro"],"VolumesFrom":["other:ro"],"Links":["db:db"],
    "Sysctls":{"net.core.somaxconn":"9"},
    "LogConfig":{"Type":"json-file","Config":{"max-size":"1m"}}})"));
}

TEST(CreateRequest, says_nothing_of_a_network_that_is_another_containers) {
  const auto request = request_of(
      R"({"dnsServers":["8.8.8.8"],"dnsSearchDomains":["x"],
          "extraHosts":[{"hostname":"db","ipAddress":"10.0.0.1"}],
          "systemControls":[{"namespace":"net.core.somaxconn","value":"7"},
                            {"namespace":"kernel.msgmax","value":"8"}]})",
      [](effects::ContainerSpec& spec) {
        spec.network_mode = "container:abc";
        spec.hostname = "h";
        spec.ports = {{80, 0}};
        spec.links = {"db:db"};
        spec.extra_hosts = {"a:1.2.3.4"};
      });
  EXPECT_FALSE(request.contains("Hostname"));
  EXPECT_FALSE(request.contains("ExposedPorts"));
  EXPECT_EQ(request["HostConfig"], Json::parse(R"({
    "CpuShares":2,"NetworkMode":"container:abc","Sysctls":{"kernel.msgmax":"8"}})"));
}

TEST(CreateRequest, of_a_container_that_owns_the_tasks_network) {
  Surroundings around{.owner = "me"};
  around.place = Place{"n1", {"10.96.3.4", "02:42:0a:60:03:04", "10.96.0.1", 20, "ip-10-96-3-4.x"}};
  auto request = request_of("{}", {}, around);
  EXPECT_EQ(request["Hostname"], "ip-10-96-3-4.x");
  EXPECT_EQ(request["HostConfig"]["NetworkMode"], "n1");
  EXPECT_EQ(request["NetworkingConfig"], Json::parse(R"({"EndpointsConfig":{"n1":{
    "IPAMConfig":{"IPv4Address":"10.96.3.4"}}}})"));
  around.minor_version = 44;
  request = request_of("{}", {}, around);
  EXPECT_EQ(request["NetworkingConfig"]["EndpointsConfig"]["n1"]["MacAddress"],
            "02:42:0a:60:03:04");
}

TEST(CreateRequest, limits_of_the_task) {
  const auto host_of = [](std::int64_t memory, const Surroundings& around) {
    return request_of(
        "{}",
        [memory](effects::ContainerSpec& spec) {
          spec.task_limits = {.cpu = 512, .memory = 64 << 20};
          spec.memory = memory;
        },
        around)["HostConfig"];
  };
  EXPECT_EQ(host_of(0, {.cgroup_parent = "/ecs/1"}),
            Json::parse(R"({"CpuShares":2,"CgroupParent":"/ecs/1"})"));
  EXPECT_EQ(host_of(0, {}),
            Json::parse(R"({"CpuShares":2,"NanoCpus":500000000,"Memory":67108864})"));
  EXPECT_EQ(host_of(32 << 20, {})["Memory"], 32 << 20);
  const auto greedy = request_of(
      "{}", [](effects::ContainerSpec& spec) { spec.task_limits.cpu = 8192; }, {.engine_cpus = 2});
  EXPECT_EQ(greedy["HostConfig"]["NanoCpus"], 2'000'000'000);
}

TEST(CreateRequest, ranges_of_ports) {
  const auto request = request_of("{}", [](effects::ContainerSpec& spec) {
    spec.ports = {{.container_port = 80, .host_port = 9000, .range = 2}};
  });
  EXPECT_EQ(request["HostConfig"]["PortBindings"], Json::parse(R"({
    "80/tcp":[{"HostIp":"","HostPort":"9000"}],"81/tcp":[{"HostIp":"","HostPort":"9001"}]})"));
  EXPECT_EQ(request["Labels"]["localecs.port-ranges"], "80-81/tcp");
}

TEST(CreateRequest, version_2_of_cgroups_has_no_swappiness) {
  const auto request = request_of(R"({"linuxParameters":{"maxSwap":32,"swappiness":10}})", {},
                                  {.has_swappiness = false});
  EXPECT_FALSE(request["HostConfig"].contains("MemorySwappiness"));
}

TEST(CreateRequest, swap_comes_on_top_of_memory) {
  const auto host = request_of(R"({"linuxParameters":{"maxSwap":32}})",
                               [](auto& spec) { spec.memory = 64 << 20; })["HostConfig"];
  EXPECT_EQ(host["MemorySwap"], 96 << 20);
}

TEST(CreateRequest, config_members) {
  auto request = request_of(
      R"({"interactive":true,"pseudoTerminal":true,"disableNetworking":true,
          "healthCheck":{"command":["CMD-SHELL","true"],"interval":10,"startPeriod":3}})");
  EXPECT_EQ(request["OpenStdin"], true);
  EXPECT_EQ(request["Tty"], true);
  EXPECT_EQ(request["NetworkDisabled"], true);
  EXPECT_EQ(request["Healthcheck"], Json::parse(R"({
    "Test":["CMD-SHELL","true"],"Interval":10000000000,"Timeout":5000000000,"Retries":3,
    "StartPeriod":3000000000})"));
  EXPECT_EQ(request["Labels"]["localecs.health-check"], "yes");
  request = request_of(R"({"healthCheck":{"command":["NONE"]}})");
  EXPECT_EQ(request["Labels"]["localecs.health-check"], "");
}

TEST(CreateRequest, can_be_written_whatever_its_texts_hold) {
  const auto request = request_of("{}", [](auto& spec) {
    spec.environment = {"A=\xff\xfe", "B=\"\n"};
  });
  EXPECT_EQ(parse_json(write_json(request))["Env"][0], "A=\xef\xbf\xbd\xef\xbf\xbd");
}

}  // namespace
}  // namespace localecs::docker
