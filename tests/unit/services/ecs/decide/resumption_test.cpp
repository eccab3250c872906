// What the rows of an earlier run say, and what becomes of them.
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/decide/resumption.hpp>

#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/state/state.hpp>

#include <gmock/gmock.h>

#include "sample_task.hpp"

namespace localecs::decide {
namespace {

using state::ContainerStep;
using state::Sandbox;
using state::Task;
using state::Volume;

Task with_step(ContainerStep step) {
  Task task = sample_task({container_definition("a")});
  task.containers[0].step = step;
  return task;
}

Task interrupted(Task task) {
  interrupt(task, kNow, timing_of("local"));
  return task;
}

TEST(Interrupt, steps_in_flight_fall_back) {
  const std::pair<ContainerStep, ContainerStep> rows[] = {
      {ContainerStep::waiting, ContainerStep::waiting},
      {ContainerStep::pulling, ContainerStep::waiting},
      {ContainerStep::creating, ContainerStep::waiting},
      {ContainerStep::created, ContainerStep::created},
      {ContainerStep::starting, ContainerStep::created},
      {ContainerStep::running, ContainerStep::running},
      {ContainerStep::stopping, ContainerStep::running},
      {ContainerStep::stopped, ContainerStep::stopped}};
  for (const auto& [before, after] : rows) {
    const Task task = with_step(before);
    EXPECT_EQ(is_in_flight(task), before != after);
    EXPECT_EQ(interrupted(task).containers[0].step, after) << static_cast<int>(before);
  }
}

TEST(Interrupt, a_removal_is_asked_for_again) {
  Task task = with_step(ContainerStep::stopped);
  task.containers[0].exists = task.containers[0].removing = true;
  EXPECT_TRUE(is_in_flight(task));
  task = interrupted(task);
  EXPECT_TRUE(task.containers[0].exists);
  EXPECT_FALSE(task.containers[0].removing);
}

TEST(Interrupt, so_are_the_steps_of_what_is_shared) {
  Task task = awsvpc_task({container_definition("a")});
  task.volumes = {{.name = "v", .engine_name = "e", .step = Volume::Step::creating}};
  task.sandbox.step = Sandbox::Step::preparing;
  task = interrupted(task);
  EXPECT_EQ(task.sandbox.step, Sandbox::Step::waiting);
  EXPECT_EQ(task.volumes[0].step, Volume::Step::waiting);
  EXPECT_TRUE(task.volumes[0].exists);  // it may have been made: it is to be removed one day
  task.sandbox.step = Sandbox::Step::releasing;
  EXPECT_EQ(interrupted(task).sandbox.step, Sandbox::Step::ready);
}

// The decider never sees the difference to an Engine that could not be asked.
TEST(Interrupt, nothing_is_wrong_with_the_task) {
  const Task task = interrupted(with_step(ContainerStep::creating));
  EXPECT_TRUE(task.should_run);
  EXPECT_THAT(task.containers[0].reason, testing::IsEmpty());
}

std::vector<std::string> held_keys(const Task& task) {
  state::State state{services::parts()};
  std::vector<effects::Held> held;
  append_held(state, task, held);
  std::vector<std::string> keys;
  for (const effects::Held& one : held) keys.push_back(one.key.container + " " + one.runtime_id);
  return keys;
}

TEST(Held, is_what_the_engine_has) {
  Task task = sample_task({container_definition("a"), container_definition("b")});
  EXPECT_THAT(held_keys(task), testing::IsEmpty());
  task.containers[1].exists = true;
  task.containers[1].runtime_id = "id-b";
  EXPECT_THAT(held_keys(task), testing::ElementsAre("b id-b"));
}

TEST(Held, a_sandbox_with_its_address) {
  Task task = awsvpc_task({container_definition("a")});
  EXPECT_THAT(held_keys(task), testing::IsEmpty());
  task.sandbox.step = Sandbox::Step::ready;
  task.sandbox.runtime_id = "pause";
  task.sandbox.address = state::Address{.ip = "10.0.0.5", .prefix_length = 20};
  state::State state{services::parts()};
  std::vector<effects::Held> held;
  append_held(state, task, held);
  ASSERT_EQ(held.size(), 1u);
  EXPECT_EQ(held[0].key.container, effects::kSandboxName);
  EXPECT_EQ(held[0].network->subnet_id, "subnet-1");
  EXPECT_EQ(held[0].address->ip, "10.0.0.5");
}

TEST(Held, output_goes_on_where_it_was_read_to) {
  Task task = with_step(ContainerStep::running);
  state::State state{services::parts()};
  state::LogGroup group;
  group.arn = "g";
  state::LogStream* stream = nullptr;
  state[logs::groups].put(group);
  stream = state[logs::groups].open_stream("g", "s", kNow);
  state[logs::groups].mark(group, *stream, {{{.time = 9, .count = 2}, {.time = 8, .count = 1}}});
  task.containers[0].exists = true;
  task.containers[0].runtime_id = "id-a";
  task.containers[0].log = state::LogTarget{"g", "s"};
  std::vector<effects::Held> held;
  append_held(state, task, held);
  ASSERT_EQ(held.size(), 1u);
  EXPECT_TRUE(held[0].output.follow);
  EXPECT_EQ(held[0].read_to, stream->read_to);
}

}  // namespace
}  // namespace localecs::decide
