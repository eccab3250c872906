// Sandboxes: made to order, taken from the ready ones, left out; and their networks.
#include "docker_engine_fixture.hpp"

#include "docker/images/pause_program.hpp"
#include "docker/networks/network_finder.hpp"

namespace localecs::docker {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

// An Engine with networks and containers that come and go.
struct Sandboxing : DockerEngineTest {
  std::map<std::string, Json> networks;    // by id
  std::map<std::string, Json> containers;  // by id, as they were asked for
  std::set<std::string> ranges_taken;
  bool has_image = true;
  std::optional<Reply> start_reply;
  int next_id = 0;

  Sandboxing() { options.warm_sandboxes = 0; }

  void SetUp() override {
    fake.handle = [this](const std::string& request, const std::string& body) {
      return reply_to(request, body);
    };
  }

  std::optional<Reply> reply_to(const std::string& request, const std::string& body) {
    if (request.starts_with("GET /networks?")) {
      Json list = Json::array();
      for (const auto& [id, network] : networks) list.push_back(network);
      return Reply{200, list.dump()};
    }
    if (request.starts_with("GET /networks/")) return Reply{200, networks.begin()->second.dump()};
    if (request == "POST /networks/create") return make_network(Json::parse(body));
    if (request.starts_with("POST /containers/create")) return make_container(body);
    if (request.starts_with("POST /images/create?fromSrc=-")) {
      has_image = true;
      return Reply{200, "{\"status\":\"sha256:1\"}\n"};
    }
    if (request.starts_with("POST ") && request.ends_with("/start")) {
      return start_reply ? std::exchange(start_reply, {}) : Reply{204, ""};
    }
    if (request.starts_with("POST ")) return Reply{204, ""};
    if (request.starts_with("DELETE /containers/")) {
      const std::string rest = request.substr(19);
      containers.erase(rest.substr(0, rest.find('?')));
      return Reply{204, ""};
    }
    if (request.starts_with("DELETE /networks/")) {
      networks.erase(request.substr(17));
      return Reply{204, ""};
    }
    return std::nullopt;
  }

  Reply make_network(Json wanted) {
    const std::string range = wanted["IPAM"]["Config"][0]["Subnet"];
    if (ranges_taken.contains(range)) {
      return message(403, "Pool overlaps with other one on this address space");
    }
    wanted["Id"] = "net" + std::to_string(++next_id);
    wanted["Containers"] = Json::object();
    networks[wanted["Id"]] = wanted;
    return {201, Json{{"Id", wanted["Id"]}}.dump()};
  }
  Reply make_container(const std::string& body) {
    if (!has_image) return message(404, "No such image: localecs-pause");
    const auto id = "box" + std::to_string(++next_id);
    containers[id] = Json::parse(body);
    return {201, Json{{"Id", id}}.dump()};
  }

  static PrepareSandbox sandbox(const std::string& task = "arn:task/1") {
    PrepareSandbox effect;
    effect.key = {task, kSandboxName};
    effect.spec.name = "pause-" + task.substr(9);
    effect.spec.network = NetworkSpec{"subnet-1", ".ec2.internal"};
    return effect;
  }
  SandboxReady prepare(const PrepareSandbox& effect) {
    told.clear();
    perform(effect);
    const auto* ready = next<SandboxReady>();
    return ready ? *ready : SandboxReady{};
  }
  std::string spare_event(const std::string& id, const std::string& action) {
    return Json{{"Type", "container"},
                {"Action", action},
                {"Actor",
                 {{"ID", id},
                  {"Attributes", {{"localecs.owner", "me"}, {"localecs.sandbox", "yes"}}}}},
                {"timeNano", 1'800'000'000'000'000'000}}
               .dump() +
           "\n";
  }
  bool has_spares(std::size_t count) {
    return until([&] {
      return fake.count("GET /containers/box" + std::to_string(next_id) + "/json") > 0 &&
             containers.size() == count;
    });
  }
};

TEST_F(Sandboxing, makes_the_network_and_a_pause_container_on_it) {
  connect();
  const auto ready = prepare(sandbox());
  EXPECT_FALSE(ready.problem);
  const auto range = candidate_range("subnet-1", 0);
  ASSERT_TRUE(ready.address);
  EXPECT_EQ(ready.address->ip, write_ip(range.first + 2));
  EXPECT_EQ(ready.address->gateway, write_ip(range.first + 1));
  EXPECT_EQ(ready.address->prefix_length, 20);
  EXPECT_THAT(ready.address->mac, StartsWith("02:42:0a:"));
  EXPECT_THAT(ready.address->host_name, testing::MatchesRegex("ip-10-.*\\.ec2\\.internal"));
  const auto& made = containers.at(ready.runtime_id);
  EXPECT_EQ(made["Image"], pause_image_name());
  EXPECT_EQ(made["Hostname"], ready.address->host_name);
  EXPECT_EQ(made["Labels"]["localecs.task"], "arn:task/1");
  EXPECT_EQ(made["Labels"]["localecs.container"], kSandboxName);
  const auto& network = networks.begin()->second;
  EXPECT_EQ(network["Name"], "localecs-subnet-1");
  EXPECT_EQ(network["Labels"]["localecs.subnet"], "subnet-1");
  EXPECT_EQ(made["HostConfig"]["NetworkMode"], network["Id"]);
}

TEST_F(Sandboxing, an_address_has_one_task_until_it_is_released) {
  connect();
  const auto one = prepare(sandbox("arn:task/1")), two = prepare(sandbox("arn:task/2"));
  EXPECT_NE(one.address->ip, two.address->ip);
  EXPECT_EQ(fake.count("POST /networks/create"), 1);
  perform(ReleaseSandbox{one.key, one.runtime_id});
  ASSERT_NE(next<SandboxReleased>(), nullptr);
  EXPECT_FALSE(containers.contains(one.runtime_id));
}

TEST_F(Sandboxing, a_range_that_overlaps_gives_way_to_the_next) {
  ranges_taken = {write_cidr(candidate_range("subnet-1", 0)),
                  write_cidr(candidate_range("subnet-1", 1))};
  connect();
  const auto ready = prepare(sandbox());
  ASSERT_TRUE(ready.address);
  EXPECT_EQ(ready.address->ip, write_ip(candidate_range("subnet-1", 2).first + 2));
}

TEST_F(Sandboxing, a_network_that_is_there_is_used_and_its_addresses_are_respected) {
  networks["net"] = Json::parse(R"({"Id":"net","IPAM":{"Config":[
    {"Subnet":"fd00::/64"},{"Subnet":"10.9.0.0/24","Gateway":"10.9.0.1"}]},
    "Containers":{"x":{"IPv4Address":"10.9.0.2/24"},"y":{"IPv4Address":""}}})");
  connect();
  EXPECT_EQ(prepare(sandbox()).address->ip, "10.9.0.3");
  EXPECT_EQ(fake.count("POST /networks/create"), 0);
}

TEST_F(Sandboxing, the_image_is_imported_when_it_is_missing) {
  has_image = false;
  connect();
  EXPECT_FALSE(prepare(sandbox()).problem);
  EXPECT_THAT(fake.requests, Contains(HasSubstr("fromSrc=-&repo=localecs-pause&tag=")).Times(1));
}

TEST_F(Sandboxing, an_address_that_somebody_else_has_is_avoided) {
  connect();
  start_reply = message(403, "Address already in use");
  const auto ready = prepare(sandbox());
  EXPECT_FALSE(ready.problem);
  EXPECT_EQ(ready.address->ip, write_ip(candidate_range("subnet-1", 0).first + 3));
  EXPECT_EQ(containers.size(), 1u);
}

TEST_F(Sandboxing, a_refusal_is_told_in_the_engines_words_and_leaves_nothing) {
  connect();
  start_reply = message(500, "no space left on device");
  const auto ready = prepare(sandbox());
  ASSERT_TRUE(ready.problem);
  EXPECT_EQ(ready.problem->message, "Error response from daemon: no space left on device");
  EXPECT_THAT(containers, IsEmpty());
}

TEST_F(Sandboxing, may_hold_namespaces_without_a_network) {
  connect();
  auto effect = sandbox();
  effect.spec.network.reset();
  effect.spec.shares_ipc = true;
  effect.spec.sysctls = {{"net.core.somaxconn", "9"}};
  const auto ready = prepare(effect);
  EXPECT_FALSE(ready.address);
  const auto& host = containers.at(ready.runtime_id)["HostConfig"];
  EXPECT_EQ(host["NetworkMode"], "none");
  EXPECT_EQ(host["IpcMode"], "shareable");
  EXPECT_EQ(host["Sysctls"]["net.core.somaxconn"], "9");
  EXPECT_THAT(networks, IsEmpty());
}

TEST_F(Sandboxing, may_be_left_out_and_the_container_owns_the_network) {
  connect();
  auto effect = sandbox();
  effect.spec.may_be_left_out = true;
  const auto ready = prepare(effect);
  EXPECT_EQ(ready.runtime_id, "");
  ASSERT_TRUE(ready.address);
  auto container = create();
  container.spec.network = effect.spec.network;
  perform(container);
  ASSERT_NE(next<Created>(), nullptr);
  const auto& made = containers.at(next<Created>()->runtime_id);
  const std::string id = networks.begin()->first;
  EXPECT_EQ(made["NetworkingConfig"]["EndpointsConfig"][id]["IPAMConfig"]["IPv4Address"],
            ready.address->ip);
  perform(ReleaseSandbox{effect.key, ""});
  ASSERT_NE(next<SandboxReleased>(), nullptr);
}

TEST_F(Sandboxing, the_end_of_a_sandbox_is_told_as_its_tasks) {
  connect();
  const auto ready = prepare(sandbox());
  auto attributes = labels_of(ready.key);
  attributes["exitCode"] = "1";
  auto line = Json::parse(event("die", attributes));
  line["Actor"]["ID"] = ready.runtime_id;
  line["Actor"]["Attributes"] = attributes;
  fake.send_event(line.dump() + "\n");
  ASSERT_NE(next<Exited>(), nullptr);
  EXPECT_EQ(next<Exited>()->key, ready.key);
  EXPECT_EQ(next<Exited>()->runtime_id, ready.runtime_id);
}

struct WarmSandboxing : Sandboxing {
  WarmSandboxing() { options.warm_sandboxes = 1; }
  // One task has had its sandbox, and another one is ready.
  std::string warm_up() {
    connect();
    prepare(sandbox("arn:task/1"));
    EXPECT_TRUE(has_spares(2));
    return "box" + std::to_string(next_id);
  }
};

TEST_F(WarmSandboxing, a_ready_one_is_given_away_at_once_and_replaced) {
  const auto spare = warm_up();
  EXPECT_EQ(containers.at(spare)["Labels"]["localecs.sandbox"], "yes");
  EXPECT_FALSE(containers.at(spare)["Labels"].contains("localecs.task"));
  fake.requests.clear();
  const auto ready = prepare(sandbox("arn:task/2"));
  EXPECT_EQ(ready.runtime_id, spare);
  EXPECT_THAT(fake.requests, Not(Contains(HasSubstr("/containers/create"))));
  EXPECT_TRUE(
      until([&] { return fake.count("POST /containers/" + spare + "/rename?name=pause-2") == 1; }));
  EXPECT_TRUE(has_spares(3));
}

TEST_F(WarmSandboxing, its_end_is_told_as_that_of_the_task_that_has_it) {
  const auto spare = warm_up();
  const auto ready = prepare(sandbox("arn:task/2"));
  fake.send_event(spare_event(spare, "die"));
  ASSERT_NE(next<Exited>(), nullptr);
  EXPECT_EQ(next<Exited>()->key, ready.key);
}

TEST_F(WarmSandboxing, a_list_shows_it_under_its_task) {
  const auto spare = warm_up();
  const auto ready = prepare(sandbox("arn:task/2"));
  fake.containers.push_back({{"Id", spare},
                             {"Names", {"/localecs-sandbox-1"}},
                             {"Labels", {{"localecs.owner", "me"}, {"localecs.sandbox", "yes"}}},
                             {"State", "running"}});
  told.clear();
  fake.end_streams();
  ASSERT_NE(next<EngineUp>(), nullptr);
  ASSERT_EQ(next<EngineUp>()->containers.size(), 1u);
  EXPECT_EQ(next<EngineUp>()->containers[0].key, ready.key);
}

TEST_F(WarmSandboxing, a_ready_one_that_ends_is_not_given_away) {
  const auto spare = warm_up();
  fake.send_event(spare_event(spare, "die"));
  EXPECT_TRUE(until([&] { return !containers.contains(spare); }));
  EXPECT_NE(prepare(sandbox("arn:task/2")).runtime_id, spare);
  EXPECT_EQ(count<Exited>(), 0);
}

TEST_F(WarmSandboxing, what_is_particular_to_a_task_is_made_for_it) {
  const auto spare = warm_up();
  auto effect = sandbox("arn:task/2");
  effect.spec.sysctls = {{"net.core.somaxconn", "9"}};
  EXPECT_NE(prepare(effect).runtime_id, spare);
}

TEST_F(WarmSandboxing, leftovers_of_an_earlier_run_are_removed) {
  fake.containers.push_back({{"Id", "old"},
                             {"Names", {"/localecs-sandbox-0"}},
                             {"Labels", {{"localecs.owner", "me"}, {"localecs.sandbox", "yes"}}},
                             {"State", "running"}});
  connect();
  EXPECT_TRUE(until([&] { return fake.count("DELETE /containers/old?force=1&v=1") == 1; }));
}

TEST_F(WarmSandboxing, all_is_put_away_in_the_end) {
  const auto spare = warm_up();
  bool done = false;
  engine->put_away([&] { done = true; });
  EXPECT_TRUE(until([&] { return done; }));
  EXPECT_FALSE(containers.contains(spare));
  EXPECT_EQ(containers.size(), 1u);  // the task's
  EXPECT_THAT(networks, IsEmpty());
}

TEST_F(WarmSandboxing, an_engine_that_is_away_does_not_keep_the_daemon) {
  warm_up();
  fake.shut();
  bool done = false;
  engine->put_away([&] { done = true; });
  EXPECT_TRUE(until([&] { return done; }));
}

TEST_F(WarmSandboxing, removing_everything_removes_networks_too) {
  warm_up();
  std::optional<std::string> result;
  engine->remove_everything([&](std::string text) { result = std::move(text); });
  EXPECT_TRUE(until([&] { return result.has_value(); }));
  EXPECT_EQ(result, "");
  EXPECT_THAT(networks, IsEmpty());
  // And what comes later begins anew.
  EXPECT_FALSE(prepare(sandbox("arn:task/9")).problem);
  EXPECT_EQ(networks.size(), 1u);
}

TEST(PauseProgram, is_an_archive_with_one_program) {
  EXPECT_EQ(pause_program().substr(0, 4),
            "\x7f"
            "ELF");
  const auto archive = pause_archive();
  EXPECT_EQ(archive.size() % 512, 0u);
  EXPECT_EQ(archive.substr(0, 6), std::string("pause\0", 6));
  EXPECT_EQ(archive.substr(257, 5), "ustar");
  EXPECT_EQ(archive.substr(512, pause_program().size()), pause_program());
}

}  // namespace
}  // namespace localecs::docker
