// Staying in touch with an Engine that answers late, wrongly or not at all.
#include <localecs/aws/ecs/task.hpp>

#include "docker_engine_fixture.hpp"

namespace localecs::docker {
namespace {

using testing::Contains;
using testing::HasSubstr;

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

TEST_F(DockerEngineTest, an_end_heard_of_while_a_list_is_on_its_way_stays) {
  connect();
  run_container();
  auto running = Json::array();
  running.push_back({{"Id", "abc"}, {"Labels", labels_of(web)}, {"State", "running"}});
  fake.end_streams();
  ASSERT_NE(next<EngineDown>(), nullptr);
  fake.handle = [&](const std::string& request, const std::string&) -> std::optional<Reply> {
    if (!request.starts_with("GET /containers/json")) return std::nullopt;
    return Reply{.status = 200, .body = running.dump(), .after = 300ms};
  };
  ASSERT_TRUE(until([&] { return fake.streams() == 1; }));
  fake.send_event(event("die", {{"exitCode", "4"}}));
  ASSERT_NE(next<EngineUp>(), nullptr);
  EXPECT_EQ(next<Exited>()->exit_code, 4);
  EXPECT_FALSE(next<EngineUp>()->containers.at(0).running);
  EXPECT_EQ(next<EngineUp>()->containers.at(0).exit_code, 4);
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
  EXPECT_EQ(order(), (kinds<EngineDown, EngineUp>()));
  EXPECT_EQ(next<EngineUp>()->containers.at(0).exit_code, 9);
  EXPECT_THAT(fake.requests, Contains(HasSubstr("since=1800000000.000000002")));
  // The event comes late: the list has told of it.
  ASSERT_TRUE(until([&] { return fake.streams() == 1; }));
  fake.send_event(event("die", {{"exitCode", "9"}}, 1'800'000'000'000'000'003));
  pass(50ms);
  EXPECT_EQ(count<Exited>(), 0);
}

TEST_F(DockerEngineTest, events_are_heard_though_the_engines_clock_is_set_back) {
  connect();
  run_container();
  constexpr std::int64_t first = 1'800'000'000'000'000'001, hour = 3'600'000'000'000;
  fake.send_event(event("start", {}, first));
  pass(30ms);
  fake.end_streams();
  ASSERT_TRUE(until([&] { return fake.streams() == 1; }));
  fake.send_event(event("die", {{"exitCode", "4"}}, first - hour));
  ASSERT_NE(next<Exited>(), nullptr);
  EXPECT_EQ(next<Exited>()->exit_code, 4);
  fake.end_streams();
  ASSERT_TRUE(until([&] { return fake.streams() == 1; }));
  EXPECT_THAT(fake.requests, Contains(HasSubstr("since=1799996400.000000002")));
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
  EXPECT_EQ(order(), (kinds<Created, Started>()));
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
