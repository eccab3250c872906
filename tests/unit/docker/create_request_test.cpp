// A container definition as Docker's create request, member by member.
#include <gmock/gmock.h>
#include <localecs/aws/document.hpp>

#include "docker/create_request.hpp"

namespace localecs::docker {
namespace {

using effects::CreateContainer;

// The request of a definition given as ECS's JSON.
Json request_of(const char* definition,
                const std::function<void(effects::ContainerSpec&)>& set = {}) {
  const auto decoded = aws::decode<aws::ecs::ContainerDefinition>(Json::parse(definition));
  CreateContainer effect;
  effect.key = {"arn:task/1", "web"};
  effect.spec.image = "nginx";
  effect.spec.definition = &decoded;
  if (set) set(effect.spec);
  return create_request(effect, "me");
}

TEST(CreateRequest, of_a_plain_container_says_no_more_than_needed) {
  EXPECT_EQ(request_of("{}"), Json::parse(R"({
    "Image":"nginx",
    "Labels":{"localecs.owner":"me","localecs.task":"arn:task/1","localecs.container":"web"},
    "HostConfig":{"CpuShares":2}})"));
}

TEST(CreateRequest, without_a_definition) {
  CreateContainer effect;
  effect.spec.image = "pause";
  EXPECT_EQ(create_request(effect, "me")["Image"], "pause");
}

TEST(CreateRequest, takes_the_spec) {
  const auto request = request_of("{}", [](effects::ContainerSpec& spec) {
    spec.command = {"a", "b"};
    spec.entry_point = {"sh"};
    spec.environment = {"A=1"};
    spec.labels = {{"mine", "1"}, {"localecs.owner", "forged"}};
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
      {R"({"logConfiguration":{"logDriver":"json-file","options":{"max-size":"1m"}}})",
       R"({"LogConfig":{"Type":"json-file","Config":{"max-size":"1m"}}})"},
      {R"({"logConfiguration":{"logDriver":"syslog"}})",
       R"({"LogConfig":{"Type":"syslog","Config":{}}})"},
      {R"({"logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"g"}}})", "{}"},
      {R"({"logConfiguration":{"logDriver":"awsfirelens"}})", "{}"},
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
  EXPECT_FALSE(request["Labels"].contains("localecs.health-check"));
}

TEST(CreateRequest, can_be_written_whatever_its_texts_hold) {
  const auto request = request_of("{}", [](auto& spec) {
    spec.environment = {"A=\xff\xfe", "B=\"\n"};
  });
  EXPECT_EQ(parse_json(write_json(request))["Env"][0], "A=\xef\xbf\xbd\xef\xbf\xbd");
}

}  // namespace
}  // namespace localecs::docker
