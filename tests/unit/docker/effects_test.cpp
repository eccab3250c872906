// Effects on the Docker engine and what they bring back.
#include "docker_engine_fixture.hpp"

namespace localecs::docker {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

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
  shown["Config"]["Image"] = "nginx:1";
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
  replies["POST /containers/abc/start"] = {.status = 204, .after = 300ms};
  replies["GET /containers/abc/json"] = {200, inspected(false, 1).dump()};
  perform(StartContainer{web, "abc"});
  ASSERT_TRUE(until([&] { return fake.count("POST /containers/abc/start") == 1; }));
  fake.send_event(event("start"));
  fake.send_event(event("die", {{"exitCode", "1"}}));
  pass(40ms);
  EXPECT_THAT(told, IsEmpty());
  ASSERT_NE(next<Exited>(), nullptr);
  pass(40ms);
  EXPECT_EQ(order(), (kinds<Started, Exited>()));
}

TEST_F(DockerEngineTest, an_end_seen_only_by_the_inspect_is_told_once) {
  connect();
  replies["POST /containers/abc/start"] = {204, ""};
  replies["GET /containers/abc/json"] = {200, inspected(false, 5).dump()};
  perform(StartContainer{web, "abc"});
  ASSERT_NE(next<Exited>(), nullptr);
  fake.send_event(event("start", {}, 1'800'000'000'000'000'000));
  EXPECT_EQ(order(), (kinds<Started, Exited>()));
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
  replies[path] = {200,
                   "{\"status\":\"Pulling\"}\n{\"errorDetail\":{\"message\":\"no space left\"}}"};
  const ContainerKey other{"arn:task/2", "web"};
  perform(PullImage{web, "localhost:5000/web:v1"});
  perform(PullImage{other, "localhost:5000/web:v1"});
  ASSERT_TRUE(until([&] { return count<Pulled>() == 2; }));
  EXPECT_EQ(fake.count(path), 1);
  for (const auto& one : told) EXPECT_EQ(std::get<Pulled>(one).problem->message, "no space left");

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
  EXPECT_EQ(order(), (kinds<Exited, Stopped>()));
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

}  // namespace
}  // namespace localecs::docker
