// The simulated engine: scripts, one answer per effect, time, and what goes wrong by choice.
#include <localecs/aws/ecs/task.hpp>

#include "engine_fixture.hpp"

namespace localecs::simulated {
namespace {

using namespace std::chrono_literals;
using namespace effects;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST_F(Fixture, tells_nothing_from_inside_perform_and_rests_when_all_is_answered) {
  engine->perform(create());
  EXPECT_THAT(lines, IsEmpty());
  EXPECT_EQ(engine->next_due(), clock.now() + 5ms);
  EXPECT_THAT(pass(4ms), IsEmpty());
  EXPECT_THAT(pass(1ms), ElementsAre("Created web"));
  EXPECT_EQ(engine->next_due(), std::nullopt);
  EXPECT_EQ(engine->in_flight(), 0u);
}

TEST_F(Fixture, runs_until_stopped) {
  const auto id = running(create());
  EXPECT_EQ(engine->running_count(), 1u);
  EXPECT_THAT(engine->running("task"), ElementsAre(key()));
  EXPECT_THAT(pass(10h), IsEmpty());
  engine->perform(StopContainer{key(), id, 30s});
  EXPECT_THAT(pass(10ms), ElementsAre("Exited web 143", "Stopped web"));
  engine->perform(RemoveContainer{key(), id});
  EXPECT_THAT(pass(5ms), ElementsAre("Removed web"));
  EXPECT_THAT(engine->containers(), IsEmpty());
}

TEST_F(Fixture, exits_by_its_script) {
  running(create({"LOCALECS_SIM_EXIT_AFTER=1.5", "LOCALECS_SIM_EXIT_CODE=3"}));
  EXPECT_THAT(pass(1499ms), IsEmpty());
  EXPECT_THAT(pass(1ms), ElementsAre("Dying web"));
  EXPECT_THAT(pass(50ms), ElementsAre("Exited web 3"));
}

TEST_F(Fixture, ignores_sigterm_until_the_timeout) {
  const auto id = running(create({"LOCALECS_SIM_IGNORE_SIGTERM=1"}));
  engine->perform(StopContainer{key(), id, 30s});
  EXPECT_THAT(pass(30s), IsEmpty());
  EXPECT_THAT(pass(10ms), ElementsAre("Exited web 137", "Stopped web"));
}

TEST_F(Fixture, a_stop_ends_when_the_container_does) {
  const auto id = running(create({"LOCALECS_SIM_IGNORE_SIGTERM=1", "LOCALECS_SIM_EXIT_AFTER=2"}));
  engine->perform(StopContainer{key(), id, 30s});
  EXPECT_THAT(pass(3s), ElementsAre("Exited web 0", "Stopped web"));
  EXPECT_THAT(pass(1min), IsEmpty());
}

TEST_F(Fixture, starts_late_when_told_to) {
  const auto id = made(create({"LOCALECS_SIM_START_DELAY=2"}));
  engine->perform(StartContainer{key(), id, {}, false});
  EXPECT_THAT(pass(2019ms), IsEmpty());
  EXPECT_THAT(pass(1ms), ElementsAre("Started web"));
}

TEST_F(Fixture, fails_as_told_to) {
  engine->perform(create({"LOCALECS_SIM_CREATE_ERROR=bad mount"}));
  EXPECT_THAT(pass(5ms), ElementsAre("Created web refused"));
  EXPECT_EQ(last<Created>().problem->message, "Error response from daemon: bad mount");

  const auto id = made(create({"LOCALECS_SIM_START_ERROR=no such program"}));
  engine->perform(StartContainer{key(), id, {}, false});
  EXPECT_THAT(pass(20ms), ElementsAre("Started web refused"));

  engine->perform(create({"LOCALECS_SIM_PULL_ERROR=denied"}, "other"));
  EXPECT_THAT(pass(5ms), ElementsAre("Created other no_image"));
  engine->perform(PullImage{key("other"), "nginx", {}, {}});
  EXPECT_THAT(pass(100ms), ElementsAre("Pulled other refused"));
  EXPECT_EQ(last<Pulled>().problem->message, "denied");
}

TEST_F(Fixture, first_use_of_an_image_may_need_a_pull) {
  options.pull_first = true;
  begin();
  engine->perform(create());
  EXPECT_THAT(pass(5ms), ElementsAre("Created web no_image"));
  engine->perform(PullImage{key(), "nginx", {}, {}});
  EXPECT_THAT(pass(100ms), ElementsAre("Pulled web"));
  engine->perform(create());
  EXPECT_THAT(pass(5ms), ElementsAre("Created web"));
}

TEST_F(Fixture, tells_health_after_one_interval) {
  definition.healthCheck.emplace();
  definition.healthCheck->command = {"CMD", "true"};
  definition.healthCheck->interval = 7;
  running(create({"LOCALECS_SIM_HEALTH=unhealthy"}));
  EXPECT_THAT(pass(6999ms), IsEmpty());
  EXPECT_THAT(pass(1ms), ElementsAre("Health web"));
  EXPECT_EQ(last<HealthChanged>().health, aws::ecs::HealthStatus::UNHEALTHY);
  running(create({"LOCALECS_SIM_HEALTH=starting"}, "slow"));
  EXPECT_THAT(pass(1h), IsEmpty());
}

TEST_F(Fixture, assigns_host_ports_and_refuses_one_that_is_taken) {
  auto first = create({}, "one");
  first.spec.ports = {{.container_port = 80},
                      {.container_port = 53, .protocol = aws::ecs::TransportProtocol::udp},
                      {.container_port = 443, .host_port = 8443}};
  running(first);
  const auto& bindings = last<Started>().bindings;
  ASSERT_EQ(bindings.size(), 3u);
  EXPECT_EQ(bindings[0].hostPort, 32768);
  EXPECT_EQ(bindings[1].hostPort, 32769);
  EXPECT_EQ(bindings[2].hostPort, 8443);
  EXPECT_EQ(bindings[0].bindIP, "0.0.0.0");

  auto second = create({}, "two");
  second.spec.ports = {{.container_port = 80}, {.container_port = 443, .host_port = 8443}};
  const auto id = made(second);
  engine->perform(StartContainer{second.key, id, {}, false});
  EXPECT_THAT(pass(20ms), ElementsAre("Started two refused"));
  EXPECT_THAT(last<Started>().problem->message,
              HasSubstr("8443 failed: port is already allocated"));

  EXPECT_TRUE(engine->kill(key("one"), 1));
  EXPECT_THAT(pass(50ms), ElementsAre("Dying one", "Exited one 1"));
  engine->perform(StartContainer{second.key, id, {}, false});
  EXPECT_THAT(pass(20ms), ElementsAre("Started two"));
}

TEST_F(Fixture, a_repeated_create_finds_its_container_and_a_foreign_name_is_refused) {
  const auto id = made(create());
  EXPECT_EQ(made(create()), id);
  auto clash = create();
  clash.key.task_arn = "another";
  engine->perform(clash);
  EXPECT_THAT(pass(5ms), ElementsAre("Created web refused"));
}

TEST_F(Fixture, what_is_not_there_has_vanished_or_is_removed_already) {
  engine->perform(StartContainer{key(), "gone", {}, false});
  engine->perform(StopContainer{key(), "gone", 1s});
  engine->perform(RemoveContainer{key(), "gone"});
  EXPECT_THAT(pass(20ms),
              ElementsAre("Removed web", "Stopped web vanished", "Started web vanished"));
}

TEST_F(Fixture, removing_a_running_container_ends_it_first) {
  const auto id = running(create());
  engine->perform(RemoveContainer{key(), id});
  EXPECT_THAT(pass(100ms), ElementsAre("Dying web", "Exited web 137", "Removed web"));
}

TEST_F(Fixture, a_lost_engine_answers_unreachable_and_lists_what_happened_meanwhile) {
  running(create({"LOCALECS_SIM_EXIT_AFTER=5", "LOCALECS_SIM_EXIT_CODE=9"}));
  running(create({}, "other"));
  engine->perform(create({}, "third"));
  engine->lose(10s);
  EXPECT_THAT(pass(0ms), ElementsAre("Down", "Created third unreachable"));
  engine->perform(PullImage{key(), "x", {}, {}});
  EXPECT_THAT(pass(9s), ElementsAre("Pulled web unreachable"));
  EXPECT_THAT(pass(1s), ElementsAre(HasSubstr("Up")));
  const auto& up = last<EngineUp>();
  std::map<std::string, Listed> listed;
  for (const auto& one : up.containers) listed[one.key.container] = one;
  EXPECT_FALSE(listed["web"].running);
  EXPECT_EQ(listed["web"].exit_code, 9);
  EXPECT_TRUE(listed["other"].running);
  EXPECT_THAT(pass(10min), testing::Each(HasSubstr("Up")));
}

TEST_F(Fixture, a_deadly_absence_kills_what_runs) {
  running(create());
  engine->lose(1s, true);
  EXPECT_THAT(pass(1s), ElementsAre("Down", "Up 1"));
  EXPECT_EQ(last<EngineUp>().containers[0].exit_code, 137);
}

TEST_F(Fixture, remove_everything_leaves_nothing) {
  running(create());
  made(create({}, "other"));
  std::string result = "not called";
  engine->perform(create({}, "third"));
  engine->remove_everything([&](std::string text) { result = std::move(text); });
  pass(1s);
  EXPECT_EQ(result, "");
  EXPECT_EQ(engine->in_flight(), 0u);
  EXPECT_THAT(engine->containers(), IsEmpty());
}

// Asks for one thing after another, as their answers come in.
struct Storm {
  ManualClock clock{TimePoint(0ms)};
  SimulatedEngine engine;
  std::vector<std::string> lines;
  int asked = 0, answered = 0, downs = 0;
  std::map<std::string, std::string> sandboxes;  // ids, by task
  std::set<std::string> run_again;               // tasks

  explicit Storm(std::uint64_t seed)
      : engine(clock, Machine{}, seed, {.pull_first = true, .latencies = {.list = 50ms}}) {
    engine.watch([this](const Observation& observation) {
      lines.push_back(line_of(observation));
      downs += std::holds_alternative<EngineDown>(observation);
      answered += std::visit(
          [](const auto& one) {
            return requires {
              one.problem;
            };
          },
          observation);
      std::visit([this](const auto& one) { heed(one); }, observation);
    });
  }

  void ask(Effect effect) {
    ++asked;
    engine.perform(std::move(effect));
  }
  void begin(const std::string& task) {
    ask(PrepareSandbox{{task, kSandboxName},
                       {.name = "pause-" + task, .network = NetworkSpec{"subnet-1", ""}}});
    CreateVolume volume;
    volume.key = {task, "data"};
    volume.name = "data-" + task;
    ask(volume);
  }
  void heed(const SandboxReady& ready) {
    sandboxes[ready.key.task_arn] = ready.runtime_id;
    CreateContainer create;
    create.key = {ready.key.task_arn, "web"};
    create.spec.name = ready.key.task_arn;
    create.spec.image = "image";
    create.spec.environment = {"LOCALECS_SIM_OUTPUT=line"};
    if (!ready.runtime_id.empty()) create.spec.network_mode = "container:" + ready.runtime_id;
    ask(create);
  }
  void heed(const Created& created) {
    if (created.problem)
      ask(PullImage{created.key, "image", {}, {}});
    else
      ask(StartContainer{created.key, created.runtime_id, {.follow = true}, false});
  }
  void heed(const Exited& exited) {
    if (exited.key.container == kSandboxName) return;
    if (run_again.insert(exited.key.task_arn).second)
      ask(StartContainer{exited.key, exited.runtime_id, {}, true});
    else
      ask(RemoveContainer{exited.key, exited.runtime_id});
  }
  void heed(const Removed& removed) {
    ask(ReleaseSandbox{{removed.key.task_arn, kSandboxName}, sandboxes[removed.key.task_arn]});
    ask(RemoveVolume{{removed.key.task_arn, "data"}, "data-" + removed.key.task_arn});
  }
  void heed(const auto&) {}

  void until(TimePoint end, Duration step) {
    while (clock.now() < end) {
      clock.advance(step);
      engine.advance();
    }
  }
};

// What is told in a random mix under all faults, line by line.
std::vector<std::string> storm(std::uint64_t seed, Duration step) {
  Storm storm(seed);
  storm.engine.set_faults(
      {.refuse = 0.1, .slow = 0.1, .hang = 0.05, .lose_engine = 0.02, .die = 0.5, .vanish = 0.05});
  for (int i = 0; i < 300; ++i) {
    storm.begin("c" + std::to_string(i));
    storm.until(TimePoint(Duration(1000 * (i + 1))), step);
  }
  storm.engine.set_faults({});
  storm.until(storm.clock.now() + 5h, 1s);
  EXPECT_EQ(storm.asked, storm.answered);
  EXPECT_GT(storm.downs, 0);
  EXPECT_EQ(storm.engine.in_flight(), 0u);
  EXPECT_EQ(storm.engine.next_due(), std::nullopt);
  return storm.lines;
}

TEST(Simulated, every_effect_is_answered_once_under_all_faults) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) storm(seed, 100ms);
}

TEST(Simulated, a_seed_repeats_itself) {
  EXPECT_EQ(storm(7, 50ms), storm(7, 50ms));
  EXPECT_NE(storm(7, 50ms), storm(8, 50ms));
}

}  // namespace
}  // namespace localecs::simulated
