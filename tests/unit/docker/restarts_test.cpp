// The same container started again: each run's end is told, and told once.
#include "docker_engine_fixture.hpp"

namespace localecs::docker {
namespace {

struct Restarts : DockerEngineTest {
  void shows(bool running, int exit_code, const std::string& finished_at) {
    auto shown = inspected(running, exit_code);
    shown["State"]["FinishedAt"] = finished_at;
    replies["GET /containers/abc/json"] = {200, shown.dump()};
  }
  void start(bool is_restart) {
    replies["POST /containers/abc/start"] = {204, ""};
    told.clear();
    perform(StartContainer{web, "abc", {}, is_restart});
    ASSERT_NE(next<Started>(), nullptr);
  }
  void hear(const std::string& action, const std::string& exit_code) {
    fake.send_event(event(action, {{"exitCode", exit_code}}));
  }
};

TEST_F(Restarts, the_end_of_each_run_is_told) {
  connect();
  shows(true, 0, "");
  start(false);
  hear("die", "1");
  ASSERT_NE(next<Exited>(), nullptr);
  start(true);
  hear("start", "");
  hear("die", "2");
  ASSERT_NE(next<Exited>(), nullptr);
  EXPECT_EQ(next<Exited>()->exit_code, 2);
}

TEST_F(Restarts, late_events_of_a_run_whose_end_was_seen_are_not_the_next_runs) {
  connect();
  shows(false, 1, "2024-05-01T10:00:01Z");
  start(false);
  ASSERT_NE(next<Exited>(), nullptr);
  shows(true, 0, "2024-05-01T10:00:01Z");
  start(true);
  hear("start", "");
  hear("die", "1");
  pass(60ms);
  EXPECT_EQ(count<Exited>(), 0);
  shows(false, 3, "2024-05-01T10:00:09Z");
  hear("start", "");
  hear("die", "3");
  ASSERT_NE(next<Exited>(), nullptr);
  EXPECT_EQ(next<Exited>()->exit_code, 3);
}

TEST_F(Restarts, a_list_from_before_the_restart_does_not_end_it) {
  connect();
  shows(true, 0, "");
  start(false);
  hear("die", "1");
  ASSERT_NE(next<Exited>(), nullptr);
  fake.containers.push_back({{"Id", "abc"},
                             {"Labels", labels_of(web)},
                             {"State", "exited"},
                             {"Status", "Exited (1) 1 second ago"}});
  replies["POST /containers/abc/start"] = {.status = 204, .after = 400ms};
  perform(StartContainer{web, "abc", {}, true});
  told.clear();
  fake.end_streams();
  ASSERT_NE(next<EngineUp>(), nullptr);
  EXPECT_FALSE(next<EngineUp>()->containers.at(0).ever_started);
}

}  // namespace
}  // namespace localecs::docker
