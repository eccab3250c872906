// Runs of a simulated container: again and again, its health over time, its output, and those who
// look into it.
#include <localecs/aws/ecs/task.hpp>

#include <nlohmann/json.hpp>

#include "engine_fixture.hpp"

namespace localecs::simulated {
namespace {

using namespace std::chrono_literals;
using namespace effects;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST_F(Fixture, the_same_container_runs_again_and_ends_as_its_script_says) {
  const auto id = running(create({"LOCALECS_SIM_EXIT_AFTER=1,2", "LOCALECS_SIM_EXIT_CODE=7,0"}));
  EXPECT_THAT(pass(1050ms), ElementsAre("Dying web", "Exited web 7"));
  engine->perform(StartContainer{key(), id, {}, true});
  EXPECT_THAT(pass(20ms), ElementsAre("Started web"));
  EXPECT_THAT(pass(1999ms), IsEmpty());
  EXPECT_THAT(pass(51ms), ElementsAre("Dying web", "Exited web 0"));
  EXPECT_EQ(engine->containers().size(), 1u);
}

TEST_F(Fixture, health_changes_with_time_and_begins_anew_with_each_run) {
  definition.healthCheck.emplace();
  definition.healthCheck->command = {"CMD", "true"};
  const auto id = running(
      create({"LOCALECS_SIM_HEALTH=starting:2,healthy:3,unhealthy", "LOCALECS_SIM_EXIT_AFTER=10"}));
  EXPECT_THAT(pass(1999ms), IsEmpty());
  EXPECT_THAT(pass(1ms), ElementsAre("Health web"));
  EXPECT_EQ(last<HealthChanged>().health, aws::ecs::HealthStatus::HEALTHY);
  EXPECT_THAT(pass(3s), ElementsAre("Health web"));
  EXPECT_EQ(last<HealthChanged>().health, aws::ecs::HealthStatus::UNHEALTHY);
  EXPECT_THAT(pass(5050ms), ElementsAre("Dying web", "Exited web 0"));
  engine->perform(StartContainer{key(), id, {}, true});
  pass(20ms);
  EXPECT_EQ(engine->containers()[0].health, aws::ecs::HealthStatus::UNKNOWN);
  EXPECT_THAT(pass(2s), ElementsAre("Health web"));
}

TEST_F(Fixture, output_is_told_to_who_follows_it) {
  const auto script =
      std::vector<std::string>{"LOCALECS_SIM_OUTPUT=one\ntwo", "LOCALECS_SIM_EXIT_AFTER=1"};
  const auto id = made(create(script));
  engine->perform(StartContainer{key(), id, {.follow = true}, false});
  EXPECT_THAT(pass(21ms), ElementsAre("Started web", "Output web one two"));
  EXPECT_EQ(last<OutputLines>().lines[0].at, clock.now() - 1ms);
  EXPECT_THAT(pass(1049ms), ElementsAre("OutputEnded web", "Dying web", "Exited web 0"));
  const auto quiet = made(create(script, "quiet"));
  engine->perform(StartContainer{key("quiet"), quiet, {}, false});
  EXPECT_THAT(pass(2s), ElementsAre("Started quiet", "Dying quiet", "Exited quiet 0"));
}

TEST_F(Fixture, output_of_an_absence_is_told_afterwards) {
  const auto id = made(create({"LOCALECS_SIM_OUTPUT=line", "LOCALECS_SIM_EXIT_AFTER=1"}));
  engine->perform(StartContainer{key(), id, {.follow = true}, false});
  pass(20ms);
  engine->lose(5s);
  EXPECT_THAT(pass(6s), ElementsAre("Down", "Up 1", "Output web line", "OutputEnded web"));
}

struct Terminals : Fixture {
  std::string heard;
  std::unique_ptr<Terminal> open(const std::string& id) {
    TerminalSpec spec;
    spec.runtime_id = id;
    spec.command = {"/bin/sh"};
    return engine->open_terminal(
        spec, {.on_open = [this] { heard += "[open]"; },
               .on_output = [this](std::string_view bytes) { heard += bytes; },
               .on_end =
                   [this](std::optional<int> code, const std::string& problem) {
                     heard += "[" + (code ? std::to_string(*code) : problem) + "]";
                   }});
  }
};

TEST_F(Terminals, echo_until_exit) {
  const auto terminal = open(running(create()));
  terminal->write("early\r");
  terminal->resize(80, 25);
  EXPECT_EQ(heard, "");
  pass(5ms);
  terminal->write("ls\rexit 3\rnothing");
  pass(1ms);
  EXPECT_EQ(heard, "[open]early\r\nls\r\nexit 3\r\n[3]");
}

TEST_F(Terminals, hold_what_they_have_while_paused) {
  const auto terminal = open(running(create()));
  pass(5ms);
  terminal->pause(true);
  terminal->write("a\rexit\r");
  pass(1s);
  EXPECT_EQ(heard, "[open]");
  terminal->pause(false);
  pass(1ms);
  EXPECT_EQ(heard, "[open]a\r\nexit\r\n[0]");
}

TEST_F(Terminals, end_with_their_container_and_with_the_engine) {
  const auto first = open(running(create()));
  pass(5ms);
  engine->kill(key(), 1);
  pass(1ms);
  EXPECT_EQ(heard, "[open][137]");
  heard.clear();
  const auto second = open(running(create({}, "other")));
  pass(5ms);
  engine->lose(1s);
  pass(1ms);
  EXPECT_EQ(heard, "[open][the simulated engine is away]");
}

TEST_F(Terminals, need_a_running_container_and_a_listener) {
  const auto terminal = open("nowhere");
  pass(5ms);
  EXPECT_EQ(heard, "[Error response from daemon: Container nowhere is not running]");
  heard.clear();
  open(running(create()))->write("x");
  pass(1s);
  EXPECT_EQ(heard, "");
}

TEST_F(Fixture, figures_are_those_of_a_running_container) {
  const auto id = running(create());
  pass(10s);
  std::string json = "not told";
  engine->read_stats(id, [&](std::string text) { json = std::move(text); });
  EXPECT_EQ(json, "not told");
  pass(1ms);
  const auto figures = nlohmann::json::parse(json);
  EXPECT_EQ(figures.at("id"), id);
  EXPECT_GT(figures.at("cpu_stats").at("cpu_usage").at("total_usage"),
            figures.at("precpu_stats").at("cpu_usage").at("total_usage"));
  EXPECT_GT(figures.at("networks").at("eth0").at("rx_bytes"), 0);
  engine->read_stats("nowhere", [&](std::string text) { json = std::move(text); });
  pass(1ms);
  EXPECT_EQ(json, "");
}

}  // namespace
}  // namespace localecs::simulated
