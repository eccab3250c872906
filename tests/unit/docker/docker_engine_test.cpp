// The Docker engine as a whole, against an Engine that answers as told, late, wrongly or not at
// all.
#include <gmock/gmock.h>
#include <localecs/docker/docker_engine.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "fake_engine.hpp"

namespace localecs::docker {
namespace {

using namespace std::chrono_literals;
using namespace effects;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const ContainerKey web{"arn:task/1", "web"};

FakeEngine::Json labels_of(const ContainerKey& key) {
  return {{"localecs.owner", "me"},
          {"localecs.task", key.task_arn},
          {"localecs.container", key.container}};
}

struct DockerEngineTest : testing::Test {
  using Json = FakeEngine::Json;

  boost::asio::io_context loop{1};
  FakeEngine fake{loop};
  DockerOptions options{.host = fake.host(), .owner = "me"};
  std::unique_ptr<ContainerEngine> engine;
  std::vector<Observation> told;
  bool performing = false;

  // What the fake answers, by request; anything else goes to the fake's own.
  std::map<std::string, Reply> replies;

  void SetUp() override {
    fake.handle = [this](const std::string& request, const std::string&) -> std::optional<Reply> {
      const auto found = replies.find(request);
      return found == replies.end() ? std::nullopt : std::optional(found->second);
    };
  }

  void begin() {
    engine = make_docker_engine(loop, options);
    engine->watch([this](Observation observation) {
      EXPECT_FALSE(performing) << "told from inside a call";
      told.push_back(std::move(observation));
    });
  }
  void connect() {
    begin();
    ASSERT_NE(next<EngineUp>(), nullptr);
    ASSERT_TRUE(until([&] { return fake.streams() == 1; }));
    told.clear();
  }
  void perform(Effect effect) {
    performing = true;
    engine->perform(std::move(effect));
    performing = false;
  }

  bool until(const std::function<bool()>& wanted, std::chrono::milliseconds limit = 5s) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!wanted() && std::chrono::steady_clock::now() < end) loop.run_one_for(20ms);
    return wanted();
  }
  void pass(std::chrono::milliseconds time) {
    until([] { return false; }, time);
  }
  // Waits for an observation of that type; the first there is.
  template <class T>
  const T* next() {
    const T* found = nullptr;
    until([&] {
      for (const auto& one : told) {
        if ((found = std::get_if<T>(&one))) return true;
      }
      return false;
    });
    return found;
  }
  template <class T>
  int count() const {
    return static_cast<int>(std::ranges::count_if(
        told, [](const auto& one) { return std::holds_alternative<T>(one); }));
  }
  // The indices of what was told: 1 Created, 2 Started, 3 Stopped, 6 Exited...
  std::vector<std::size_t> order() const {
    std::vector<std::size_t> kinds;
    for (const auto& one : told) kinds.push_back(one.index());
    return kinds;
  }

  static CreateContainer create(const std::string& name = "ecs-web") {
    CreateContainer effect;
    effect.key = web;
    effect.spec.name = name;
    effect.spec.image = "nginx";
    return effect;
  }
  static Json inspected(bool running, int exit_code = 0, bool out_of_memory = false) {
    return {{"Id", "abc"},
            {"Config", {{"Labels", labels_of(web)}}},
            {"State",
             {{"Running", running},
              {"Pid", 0},
              {"ExitCode", exit_code},
              {"OOMKilled", out_of_memory},
              {"StartedAt", "2024-05-01T10:00:00Z"}}},
            {"NetworkSettings",
             {{"Ports", {{"80/tcp", {{{"HostIp", "0.0.0.0"}, {"HostPort", "32768"}}}}}}}}};
  }
  static std::string event(const std::string& action, Json attributes = Json::object(),
                           std::int64_t time = 1'800'000'000'000'000'000) {
    attributes.update(labels_of(web));
    return Json{{"Type", "container"},
                {"Action", action},
                {"Actor", {{"ID", "abc"}, {"Attributes", attributes}}},
                {"timeNano", time}}
               .dump() +
           "\n";
  }
  static Reply message(unsigned status, const std::string& text) {
    return {status, Json{{"message", text}}.dump()};
  }
  // A container that has been started and is known to run.
  void run_container() {
    replies["POST /containers/abc/start"] = {204, ""};
    replies["GET /containers/abc/json"] = {200, inspected(true).dump()};
    perform(StartContainer{web, "abc"});
    ASSERT_NE(next<Started>(), nullptr);
    told.clear();
  }
};

TEST_F(DockerEngineTest, comes_up_with_the_machine_and_our_containers) {
  fake.containers = Json::parse(
      R"([{"Id":"abc","Labels":{"localecs.task":"t","localecs.container":"web"},
           "State":"running","Status":"Up","Created":1}])");
  begin();
  const auto* up = next<EngineUp>();
  ASSERT_NE(up, nullptr);
  EXPECT_EQ(up->cpu, 2048);
  EXPECT_EQ(up->memory, 1024);
  EXPECT_EQ(up->version, "20.10.24");
  ASSERT_EQ(up->containers.size(), 1u);
  EXPECT_TRUE(up->containers[0].running);
  EXPECT_THAT(fake.requests, Contains(HasSubstr("localecs.owner%3Dme")).Times(2));
  EXPECT_THAT(fake.requests, Contains(HasSubstr("since=1714557600.000000000")));
}

TEST_F(DockerEngineTest, speaks_no_version_that_the_engine_does_not) {
  fake.version["MinAPIVersion"] = "1.48";
  fake.version["ApiVersion"] = "1.60";
  begin();
  const auto* down = next<EngineDown>();
  ASSERT_NE(down, nullptr);
  EXPECT_THAT(down->reason, HasSubstr("speaks API 1.48 at least"));
}

TEST_F(DockerEngineTest, creates_starts_and_hears_of_the_end) {
  connect();
  replies["POST /containers/create?name=ecs-web"] = {201, R"({"Id":"abc"})"};
  perform(create());
  const auto* created = next<Created>();
  ASSERT_NE(created, nullptr);
  EXPECT_EQ(created->runtime_id, "abc");

  replies["POST /containers/abc/start"] = {204, ""};
  auto shown = inspected(true);
  shown["Image"] = "sha256:1";
  replies["GET /containers/abc/json"] = {200, shown.dump()};
  replies["GET /images/sha256:1/json"] = {200, R"({"RepoDigests":["nginx@sha256:77"]})"};
  perform(StartContainer{web, "abc"});
  const auto* started = next<Started>();
  ASSERT_NE(started, nullptr);
  ASSERT_EQ(started->bindings.size(), 1u);
  EXPECT_EQ(started->bindings[0].hostPort, 32768);
  EXPECT_EQ(started->image_digest, "sha256:77");

  fake.send_event(event("start"));
  fake.send_event(event("die", {{"exitCode", "3"}}));
  const auto* exited = next<Exited>();
  ASSERT_NE(exited, nullptr);
  EXPECT_EQ(exited->exit_code, 3);
  EXPECT_EQ(exited->runtime_id, "abc");
  EXPECT_EQ(exited->key, web);
}

TEST_F(DockerEngineTest, an_end_before_the_starts_answer_is_told_behind_it_and_once) {
  connect();
  replies["POST /containers/abc/start"] = {.status = 204, .after = 80ms};
  replies["GET /containers/abc/json"] = {200, inspected(false, 1).dump()};
  perform(StartContainer{web, "abc"});
  ASSERT_TRUE(until([&] { return fake.count("POST /containers/abc/start") == 1; }));
  fake.send_event(event("start"));
  fake.send_event(event("die", {{"exitCode", "1"}}));
  pass(40ms);
  EXPECT_THAT(told, IsEmpty());
  ASSERT_NE(next<Exited>(), nullptr);
  pass(40ms);
  EXPECT_THAT(order(), ElementsAre(2, 6));
}

TEST_F(DockerEngineTest, an_end_heard_of_while_a_list_is_on_its_way_stays) {
  connect();
  run_container();
  auto running = Json::array();
  running.push_back({{"Id", "abc"}, {"Labels", labels_of(web)}, {"State", "running"}});
  fake.end_streams();
  ASSERT_NE(next<EngineDown>(), nullptr);
  fake.handle = [&](const std::string& request, const std::string&) -> std::optional<Reply> {
    if (!request.starts_with("GET /containers/json")) return std::nullopt;
    return Reply{.status = 200, .body = running.dump(), .after = 80ms};
  };
  ASSERT_TRUE(until([&] { return fake.streams() == 1; }));
  fake.send_event(event("die", {{"exitCode", "4"}}));
  ASSERT_NE(next<EngineUp>(), nullptr);
  EXPECT_EQ(next<Exited>()->exit_code, 4);
  EXPECT_FALSE(next<EngineUp>()->containers.at(0).running);
  EXPECT_EQ(next<EngineUp>()->containers.at(0).exit_code, 4);
}

TEST_F(DockerEngineTest, an_end_seen_only_by_the_inspect_is_told_once) {
  connect();
  replies["POST /containers/abc/start"] = {204, ""};
  replies["GET /containers/abc/json"] = {200, inspected(false, 5).dump()};
  perform(StartContainer{web, "abc"});
  ASSERT_NE(next<Exited>(), nullptr);
  fake.send_event(event("start", {}, 1'800'000'000'000'000'000));
  EXPECT_THAT(order(), ElementsAre(2, 6));
  EXPECT_EQ(next<Exited>()->exit_code, 5);
}

TEST_F(DockerEngineTest, a_refused_start_brings_no_exit) {
  connect();
  replies["POST /containers/abc/start"] = message(500, "port is already allocated");
  perform(StartContainer{web, "abc"});
  const auto* started = next<Started>();
  ASSERT_NE(started, nullptr);
  EXPECT_EQ(started->problem->kind, Problem::Kind::refused);
  EXPECT_EQ(started->problem->message, "Error response from daemon: port is already allocated");
  fake.send_event(event("die", {{"exitCode", "128"}}));
  pass(50ms);
  EXPECT_EQ(count<Exited>(), 0);
}

TEST_F(DockerEngineTest, a_container_that_runs_already_counts_as_started) {
  connect();
  replies["POST /containers/abc/start"] = {304, ""};
  replies["GET /containers/abc/json"] = {200, inspected(true).dump()};
  perform(StartContainer{web, "abc"});
  ASSERT_NE(next<Started>(), nullptr);
  EXPECT_FALSE(next<Started>()->problem);
}

TEST_F(DockerEngineTest, adopts_a_container_of_its_own_name_and_no_other) {
  connect();
  replies["POST /containers/create?name=ecs-web"] = message(409, "Conflict. The name is in use");
  replies["GET /containers/ecs-web/json"] = {200, inspected(false).dump()};
  perform(create());
  ASSERT_NE(next<Created>(), nullptr);
  EXPECT_EQ(next<Created>()->runtime_id, "abc");
  EXPECT_FALSE(next<Created>()->problem);

  told.clear();
  auto foreign = inspected(false);
  foreign["Config"]["Labels"]["localecs.owner"] = "somebody else";
  replies["GET /containers/ecs-web/json"] = {200, foreign.dump()};
  perform(create());
  ASSERT_NE(next<Created>(), nullptr);
  EXPECT_EQ(next<Created>()->problem->kind, Problem::Kind::refused);
  EXPECT_THAT(next<Created>()->problem->message, HasSubstr("Conflict"));
}

TEST_F(DockerEngineTest, a_create_whose_answer_is_lost_is_found_again) {
  connect();
  int asked = 0;
  fake.handle = [&](const std::string& request, const std::string&) -> std::optional<Reply> {
    if (request == "GET /containers/ecs-web/json") return Reply{200, inspected(false).dump()};
    if (!request.starts_with("POST /containers/create")) return std::nullopt;
    return ++asked == 1 ? Reply{0, "", Reply::close} : message(409, "Conflict.");
  };
  perform(create());
  ASSERT_NE(next<Created>(), nullptr);
  EXPECT_FALSE(next<Created>()->problem);
  EXPECT_EQ(next<Created>()->runtime_id, "abc");
}

TEST_F(DockerEngineTest, tells_what_goes_wrong_with_a_create) {
  connect();
  const struct {
    Reply reply;
    Problem::Kind kind;
    std::string message;
  } rows[] = {
      {message(404, "No such image: nginx:latest"), Problem::Kind::no_image, "No such image"},
      {message(400, "Minimum memory limit allowed is 6MB"), Problem::Kind::refused, "Minimum"},
      {{500, "\xff\xfe"}, Problem::Kind::refused, "\xef\xbf\xbd"},
      {{201, "{}"}, Problem::Kind::refused, "makes no sense"},
      {{201, "garbage"}, Problem::Kind::refused, "makes no sense"},
      {{0, "", Reply::close}, Problem::Kind::unreachable, ""},
  };
  for (const auto& row : rows) {
    told.clear();
    replies["POST /containers/create?name=ecs-web"] = row.reply;
    perform(create());
    const auto* created = next<Created>();
    ASSERT_NE(created, nullptr);
    ASSERT_TRUE(created->problem);
    EXPECT_EQ(created->problem->kind, row.kind) << row.reply.body;
    EXPECT_THAT(created->problem->message, HasSubstr(row.message));
  }
}

TEST_F(DockerEngineTest, one_pull_serves_all_who_ask_and_its_stream_may_hold_an_error) {
  connect();
  const std::string path = "POST /images/create?fromImage=localhost%3A5000%2Fweb&tag=v1";
  replies[path] = {200, "{\"status\":\"Pulling\"}\n{\"errorDetail\":{\"message\":\"no space\"}}"};
  const ContainerKey other{"arn:task/2", "web"};
  perform(PullImage{web, "localhost:5000/web:v1"});
  perform(PullImage{other, "localhost:5000/web:v1"});
  ASSERT_TRUE(until([&] { return count<Pulled>() == 2; }));
  EXPECT_EQ(fake.count(path), 1);
  for (const auto& one : told) EXPECT_EQ(std::get<Pulled>(one).problem->message, "no space");

  told.clear();
  replies[path] = {200, "{\"status\":\"Done\"}\n"};
  perform(PullImage{web, "localhost:5000/web:v1"});
  ASSERT_NE(next<Pulled>(), nullptr);
  EXPECT_FALSE(next<Pulled>()->problem);
}

TEST_F(DockerEngineTest, a_pull_without_progress_is_given_up) {
  options.pull_idle_timeout = 100ms;
  connect();
  replies["POST /images/create?fromImage=web&tag=latest"] = {200, "{}\n", Reply::stream};
  perform(PullImage{web, "web"});
  ASSERT_NE(next<Pulled>(), nullptr);
  EXPECT_EQ(next<Pulled>()->problem->kind, Problem::Kind::timed_out);
  EXPECT_EQ(next<Pulled>()->problem->message,
            "inactivity time exceeded timeout while pulling image");
}

TEST_F(DockerEngineTest, a_stop_rounds_up_and_brings_the_exit_that_nobody_told) {
  connect();
  run_container();
  replies["POST /containers/abc/stop?t=2"] = {204, ""};
  replies["GET /containers/abc/json"] = {200, inspected(false, 143).dump()};
  perform(StopContainer{web, "abc", 1001ms});
  ASSERT_NE(next<Stopped>(), nullptr);
  EXPECT_THAT(order(), ElementsAre(6, 3));
  EXPECT_EQ(next<Exited>()->exit_code, 143);
  fake.send_event(event("die", {{"exitCode", "143"}}));
  pass(50ms);
  EXPECT_EQ(count<Exited>(), 1);
}

TEST_F(DockerEngineTest, stopping_what_is_gone) {
  connect();
  replies["POST /containers/abc/stop?t=0"] = message(404, "No such container: abc");
  perform(StopContainer{web, "abc", 0ms});
  ASSERT_NE(next<Stopped>(), nullptr);
  EXPECT_EQ(next<Stopped>()->problem->kind, Problem::Kind::vanished);
}

TEST_F(DockerEngineTest, memory_as_the_cause_of_death_is_asked_for) {
  connect();
  run_container();
  replies["GET /containers/abc/json"] = {200, inspected(false, 137, true).dump()};
  fake.send_event(event("die", {{"exitCode", "137"}}));
  ASSERT_NE(next<Exited>(), nullptr);
  EXPECT_TRUE(next<Exited>()->out_of_memory);
}

TEST_F(DockerEngineTest, a_forced_removal_by_another_hand_is_an_exit) {
  connect();
  run_container();
  replies["GET /containers/abc/json"] = message(404, "No such container: abc");
  fake.send_event(event("die", {{"exitCode", "137"}}) + event("destroy"));
  ASSERT_NE(next<Exited>(), nullptr);
  EXPECT_EQ(next<Exited>()->exit_code, 137);
  pass(50ms);
  EXPECT_EQ(count<Exited>(), 1);
}

TEST_F(DockerEngineTest, removes) {
  connect();
  const std::string path = "DELETE /containers/abc?force=1&v=1";
  for (const auto& reply : {Reply{204, ""}, message(404, "No such container: abc"),
                            message(409, "removal of container abc is already in progress")}) {
    told.clear();
    replies[path] = reply;
    perform(RemoveContainer{web, "abc"});
    ASSERT_NE(next<Removed>(), nullptr);
    EXPECT_FALSE(next<Removed>()->problem) << reply.body;
  }
  told.clear();
  replies[path] = message(500, "device or resource busy");
  perform(RemoveContainer{web, "abc"});
  ASSERT_NE(next<Removed>(), nullptr);
  EXPECT_EQ(next<Removed>()->problem->kind, Problem::Kind::refused);
}

TEST_F(DockerEngineTest, health_is_told_where_the_definition_checks_it) {
  connect();
  fake.send_event(event("health_status: unhealthy"));
  fake.send_event(event("health_status: healthy", {{"localecs.health-check", "yes"}}));
  ASSERT_NE(next<HealthChanged>(), nullptr);
  EXPECT_EQ(next<HealthChanged>()->health, aws::ecs::HealthStatus::HEALTHY);
}

TEST_F(DockerEngineTest, health_that_was_found_before_our_time_is_told_once) {
  options.resync = 50ms;
  auto labels = labels_of(web);
  labels["localecs.health-check"] = "yes";
  fake.containers.push_back({{"Id", "abc"},
                             {"Labels", labels},
                             {"State", "running"},
                             {"Status", "Up 3 minutes (unhealthy)"}});
  begin();
  ASSERT_NE(next<HealthChanged>(), nullptr);
  EXPECT_EQ(next<HealthChanged>()->health, aws::ecs::HealthStatus::UNHEALTHY);
  ASSERT_TRUE(until([&] { return count<EngineUp>() >= 3; }));
  EXPECT_EQ(count<HealthChanged>(), 1);
}

TEST_F(DockerEngineTest, a_closed_event_stream_is_opened_again_where_it_ended) {
  connect();
  run_container();
  fake.send_event(event("start", {}, 1'800'000'000'000'000'001));
  pass(30ms);
  told.clear();
  fake.containers = Json::array();
  fake.containers.push_back({{"Id", "abc"},
                             {"Labels", labels_of(web)},
                             {"State", "exited"},
                             {"Status", "Exited (9) 1 second ago"}});
  fake.end_streams();
  ASSERT_NE(next<EngineUp>(), nullptr);
  EXPECT_THAT(order(), ElementsAre(9, 8));
  EXPECT_EQ(next<EngineUp>()->containers.at(0).exit_code, 9);
  EXPECT_THAT(fake.requests, Contains(HasSubstr("since=1800000000.000000002")));
  // The event comes late: the list has told of it.
  ASSERT_TRUE(until([&] { return fake.streams() == 1; }));
  fake.send_event(event("die", {{"exitCode", "9"}}, 1'800'000'000'000'000'003));
  pass(50ms);
  EXPECT_EQ(count<Exited>(), 0);
}

TEST_F(DockerEngineTest, an_engine_that_is_away_is_told_once_and_comes_back) {
  connect();
  fake.shut();
  ASSERT_NE(next<EngineDown>(), nullptr);
  perform(create());
  perform(StartContainer{web, "abc"});
  perform(StopContainer{web, "abc", 1s});
  perform(RemoveContainer{web, "abc"});
  perform(PullImage{web, "nginx"});
  ASSERT_TRUE(until([&] { return told.size() >= 6; }));
  pass(500ms);
  EXPECT_EQ(count<EngineDown>(), 1);
  EXPECT_EQ(next<Created>()->problem->kind, Problem::Kind::unreachable);
  EXPECT_EQ(next<Started>()->problem->kind, Problem::Kind::unreachable);
  EXPECT_EQ(next<Stopped>()->problem->kind, Problem::Kind::unreachable);
  EXPECT_EQ(next<Removed>()->problem->kind, Problem::Kind::unreachable);
  EXPECT_EQ(next<Pulled>()->problem->kind, Problem::Kind::unreachable);
  fake.listen();
  ASSERT_NE(next<EngineUp>(), nullptr);
}

TEST_F(DockerEngineTest, an_engine_that_never_was_there_is_down) {
  fake.shut();
  begin();
  ASSERT_NE(next<EngineDown>(), nullptr);
  EXPECT_EQ(next<EngineDown>()->reason, "Cannot connect to the Docker Engine at " + fake.host() +
                                            ": No such file or directory");
}

TEST_F(DockerEngineTest, a_call_that_hangs_times_out_and_holds_up_nothing_else) {
  options.start_timeout = 200ms;
  connect();
  replies["POST /containers/abc/start"] = {0, "", Reply::hang};
  replies["POST /containers/create?name=ecs-web"] = {201, R"({"Id":"def"})"};
  perform(StartContainer{web, "abc"});
  perform(create());
  ASSERT_NE(next<Started>(), nullptr);
  EXPECT_THAT(order(), ElementsAre(1, 2));
  EXPECT_EQ(next<Started>()->problem->kind, Problem::Kind::timed_out);
  EXPECT_EQ(next<Started>()->problem->message,
            "Could not transition to started; timed out after waiting 200ms");
}

TEST_F(DockerEngineTest, no_more_than_four_are_started_at_a_time) {
  connect();
  for (int i = 0; i < 8; ++i) {
    const auto id = "c" + std::to_string(i);
    replies["POST /containers/" + id + "/start"] = {0, "", Reply::hang};
    perform(StartContainer{{"t", id}, id});
  }
  perform(StopContainer{web, "abc", 1s});
  ASSERT_NE(next<Stopped>(), nullptr);
  pass(50ms);
  const auto starts = std::ranges::count_if(
      fake.requests, [](const std::string& request) { return request.ends_with("/start"); });
  EXPECT_EQ(starts, 4);
}

TEST_F(DockerEngineTest, survives_an_engine_that_talks_nonsense) {
  begin();
  ASSERT_NE(next<EngineUp>(), nullptr);
  ASSERT_TRUE(until([&] { return fake.streams() == 1; }));
  fake.send_event("garbage\n[]\n\xff\n{\"Type\":\"container\",\"Action\":5}\n");
  pass(50ms);
  EXPECT_EQ(count<EngineDown>(), 0);
  for (int i = 0; i < 40 && count<EngineDown>() == 0; ++i) {  // a line without end
    fake.send_event(std::string(32 << 10, 'x'));
    pass(5ms);
  }
  ASSERT_NE(next<EngineDown>(), nullptr);
  told.clear();
  ASSERT_NE(next<EngineUp>(), nullptr);
}

TEST_F(DockerEngineTest, a_list_or_info_of_nonsense_is_an_engine_that_is_not_there) {
  const std::string list =
      "GET /containers/json?all=1&filters=%7B%22label%22%3A%5B%22localecs.owner%3Dme%22%5D%7D";
  for (const auto& [request, reply] : {std::pair<std::string, Reply>{list, {200, "{}"}},
                                       {"GET /info", {200, "[]"}},
                                       {"GET /version", {200, "<html>"}},
                                       {"GET /info", {500, "?"}}}) {
    told.clear();
    replies = {{request, reply}};
    begin();
    EXPECT_NE(next<EngineDown>(), nullptr) << request;
    EXPECT_EQ(count<EngineUp>(), 0);
  }
}

TEST_F(DockerEngineTest, looks_again_now_and_then) {
  options.resync = 100ms;
  connect();
  ASSERT_TRUE(until([&] { return count<EngineUp>() >= 2; }));
  EXPECT_EQ(count<EngineDown>(), 0);
}

struct Sweeping : DockerEngineTest {
  std::optional<std::string> result;

  void SetUp() override {
    // Containers go when they are removed, one that is being created comes late.
    fake.handle = [this](const std::string& request,
                         const std::string& body) -> std::optional<Reply> {
      if (!request.starts_with("DELETE ")) {
        const auto found = replies.find(request);
        return found == replies.end() ? std::nullopt : std::optional(found->second);
      }
      (void)body;
      for (auto one = fake.containers.begin(); one != fake.containers.end(); ++one) {
        if (!request.starts_with("DELETE /containers/" + one->at("Id").get<std::string>()))
          continue;
        if (stubborn) return message(500, "device or resource busy");
        fake.containers.erase(one);
        return Reply{204, ""};
      }
      return message(404, "No such container");
    };
    for (int i = 0; i < 10; ++i) fake.containers.push_back({{"Id", "id" + std::to_string(i)}});
  }
  void sweep() {
    engine->remove_everything([this](std::string text) { result = std::move(text); });
    EXPECT_FALSE(result) << "told from inside the call";
    until([&] { return result.has_value(); });
  }
  bool stubborn = false;
};

TEST_F(Sweeping, leaves_nothing) {
  connect();
  sweep();
  EXPECT_EQ(result, "");
  EXPECT_THAT(fake.containers, IsEmpty());
}

TEST_F(Sweeping, drops_what_waits_and_cancels_pulls) {
  connect();
  for (int i = 0; i < 6; ++i) {
    const auto id = "c" + std::to_string(i);
    replies["POST /containers/" + id + "/start"] = {0, "", Reply::hang};
    perform(StartContainer{{"t", id}, id});
  }
  replies["POST /images/create?fromImage=web&tag=latest"] = {200, "{}\n", Reply::stream};
  perform(PullImage{web, "web"});
  pass(20ms);
  engine->remove_everything([this](std::string text) { result = std::move(text); });
  ASSERT_NE(next<Pulled>(), nullptr);
  EXPECT_EQ(next<Pulled>()->problem->kind, Problem::Kind::unreachable);
  EXPECT_EQ(count<Started>(), 2);  // those that had not begun
  // The four starts that hang are waited for.
  pass(50ms);
  EXPECT_FALSE(result);
}

TEST_F(Sweeping, waits_for_a_create_on_its_way_and_lets_the_next_one_wait) {
  options.create_timeout = 300ms;
  connect();
  replies["POST /containers/create?name=ecs-web"] = {0, "", Reply::hang};
  replies["POST /containers/create?name=later"] = {201, R"({"Id":"later"})"};
  perform(create());
  pass(20ms);
  engine->remove_everything([this](std::string text) { result = std::move(text); });
  pass(20ms);
  perform(create("later"));
  pass(100ms);
  EXPECT_FALSE(result);
  EXPECT_EQ(fake.count("POST /containers/create?name=later"), 0);
  ASSERT_TRUE(until([&] { return count<Created>() == 2; }));
  EXPECT_EQ(result, "");
}

TEST_F(Sweeping, tells_what_cannot_be_removed) {
  connect();
  stubborn = true;
  sweep();
  ASSERT_TRUE(result);
  EXPECT_THAT(*result, HasSubstr("device or resource busy"));
}

TEST_F(Sweeping, does_not_wait_for_an_engine_that_is_away) {
  connect();
  fake.shut();
  sweep();
  ASSERT_TRUE(result);
  EXPECT_NE(*result, "");
}

TEST_F(DockerEngineTest, may_be_destroyed_with_calls_on_their_way) {
  connect();
  replies["POST /containers/abc/start"] = {0, "", Reply::hang};
  perform(StartContainer{web, "abc"});
  perform(PullImage{web, "web"});
  pass(20ms);
  engine->remove_everything([](const std::string&) {});
  engine.reset();
  fake.shut();
  pass(50ms);
}

TEST(DockerEngine, refuses_a_host_that_is_no_address) {
  boost::asio::io_context loop(1);
  EXPECT_THROW(make_docker_engine(loop, {.host = "ftp://x", .owner = "me"}), std::invalid_argument);
}

}  // namespace
}  // namespace localecs::docker
