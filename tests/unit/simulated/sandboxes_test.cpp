// Sandboxes of the simulated engine: addresses, the ready-made few, who joins them, and their end.
#include "engine_fixture.hpp"

namespace localecs::simulated {
namespace {

using namespace std::chrono_literals;
using namespace effects;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const NetworkSpec kNetwork{.subnet_id = "subnet-1", .host_suffix = ".ec2.internal"};

struct Sandboxes : Fixture {
  static PrepareSandbox prepare(const std::string& task = "task") {
    PrepareSandbox effect;
    effect.key = {task, kSandboxName};
    effect.spec.name = "pause-" + task;
    effect.spec.network = kNetwork;
    return effect;
  }
  // Its id.
  std::string ready(const PrepareSandbox& effect) {
    engine->perform(effect);
    EXPECT_THAT(pass(60ms), ElementsAre("SandboxReady pause"));
    return last<SandboxReady>().runtime_id;
  }
  CreateContainer member(const std::string& sandbox_id, const std::string& name = "web") {
    auto effect = create({}, name);
    effect.spec.network_mode = "container:" + sandbox_id;
    return effect;
  }
};

TEST_F(Sandboxes, have_addresses_of_their_network) {
  ready(prepare());
  const auto first = *last<SandboxReady>().address;
  EXPECT_EQ(first.ip, "10.96.0.2");
  EXPECT_EQ(first.mac, "02:42:0a:60:00:02");
  EXPECT_EQ(first.gateway, "10.96.0.1");
  EXPECT_EQ(first.prefix_length, 20);
  EXPECT_EQ(first.host_name, "ip-10-96-0-2.ec2.internal");
  ready(prepare("other"));
  EXPECT_EQ(last<SandboxReady>().address->ip, "10.96.0.3");
  auto elsewhere = prepare("third");
  elsewhere.spec.network->subnet_id = "subnet-2";
  ready(elsewhere);
  EXPECT_EQ(last<SandboxReady>().address->ip, "10.96.16.2");
  EXPECT_EQ(engine->addresses_taken(), 3u);
}

TEST_F(Sandboxes, are_ready_at_once_as_long_as_there_are_ready_made_ones) {
  for (const char* task : {"a", "b"}) {
    engine->perform(prepare(task));
    EXPECT_THAT(pass(1ms), ElementsAre("SandboxReady pause"));
  }
  engine->perform(prepare("c"));
  EXPECT_THAT(pass(59ms), IsEmpty());
  EXPECT_THAT(pass(1ms), ElementsAre("SandboxReady pause"));
  pass(3s);
  engine->perform(prepare("d"));
  EXPECT_THAT(pass(1ms), ElementsAre("SandboxReady pause"));
  auto particular = prepare("e");
  particular.spec.sysctls["net.core.somaxconn"] = "1024";
  engine->perform(particular);
  EXPECT_THAT(pass(59ms), IsEmpty());
}

TEST_F(Sandboxes, may_be_left_out_where_none_is_ready_made) {
  options.ready_sandboxes = 0;
  begin();
  auto effect = prepare();
  effect.spec.may_be_left_out = true;
  ready(effect);
  EXPECT_EQ(last<SandboxReady>().runtime_id, "");
  EXPECT_EQ(last<SandboxReady>().address, std::nullopt);
  EXPECT_THAT(engine->containers(), IsEmpty());
  auto owner = create();
  owner.spec.network = kNetwork;
  running(owner);
  EXPECT_EQ(last<Started>().address->host_name, "ip-10-96-0-2.ec2.internal");
}

TEST_F(Sandboxes, a_repeated_call_finds_the_same_one) {
  const auto id = ready(prepare());
  EXPECT_EQ(ready(prepare()), id);
  EXPECT_EQ(engine->containers().size(), 1u);
}

TEST_F(Sandboxes, show_in_the_list_and_count_as_no_container) {
  const auto id = ready(prepare());
  engine->lose(1s);
  pass(1s);
  const auto& listed = last<EngineUp>().containers.at(0);
  EXPECT_EQ(listed.key, (ContainerKey{"task", kSandboxName}));
  EXPECT_EQ(listed.runtime_id, id);
  EXPECT_TRUE(listed.running);
  EXPECT_EQ(engine->running_count(), 0u);
}

TEST_F(Sandboxes, must_live_for_those_who_join_them) {
  const auto id = ready(prepare());
  running(member(id));
  EXPECT_EQ(last<Started>().address, std::nullopt);
  const auto late = made(member(id, "late"));
  EXPECT_TRUE(engine->kill({"task", kSandboxName}, 137));
  EXPECT_THAT(pass(50ms), ElementsAre("Dying pause", "Exited pause 137"));
  engine->perform(StartContainer{key("late"), late, {}, false});
  EXPECT_THAT(pass(20ms), ElementsAre("Started late refused"));
  EXPECT_THAT(last<Started>().problem->message,
              HasSubstr("cannot join network of a non running container: " + id));
  EXPECT_THAT(engine->running("task"), ElementsAre(key()));
}

TEST_F(Sandboxes, are_gone_when_released) {
  const auto id = ready(prepare());
  const auto member_id = made(member(id));
  engine->perform(ReleaseSandbox{{"task", kSandboxName}, id});
  EXPECT_THAT(pass(5ms), ElementsAre("Dying pause", "Exited pause 137", "SandboxReleased pause"));
  EXPECT_EQ(engine->addresses_taken(), 0u);
  engine->perform(StartContainer{key(), member_id, {}, false});
  EXPECT_THAT(pass(100ms), ElementsAre("Started web vanished"));
  engine->perform(ReleaseSandbox{{"task", kSandboxName}, id});
  EXPECT_THAT(pass(5ms), ElementsAre("SandboxReleased pause"));
}

TEST_F(Sandboxes, are_refused_and_time_out_like_everything) {
  engine->set_faults({.refuse = 1});
  engine->perform(prepare());
  EXPECT_THAT(pass(60ms), ElementsAre("SandboxReady pause refused"));
  engine->set_faults({.hang = 1});
  engine->perform(prepare());
  EXPECT_THAT(pass(4min), ElementsAre("SandboxReady pause timed_out"));
}

TEST_F(Sandboxes, a_dead_one_makes_way) {
  const auto id = ready(prepare());
  engine->kill({"task", kSandboxName}, 1);
  pass(50ms);
  const auto other = ready(prepare());
  EXPECT_NE(other, id);
  EXPECT_EQ(engine->containers().size(), 1u);
}

}  // namespace
}  // namespace localecs::simulated
