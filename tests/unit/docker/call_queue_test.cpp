// Which call goes when.
#include <gmock/gmock.h>

#include "docker/engine/call_queue.hpp"

namespace localecs::docker {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

struct Queue : testing::Test {
  CallQueue queue{2};
  CallQueue::Time now{};
  std::string ran;

  void add(Lane lane, char name) {
    queue.add(lane, {[this, name] { ran += name; }, [this, name] { ran += name; }}, now);
  }
  // Runs all that may run now; their names.
  std::string run() {
    ran.clear();
    while (const auto next = queue.next(now)) next->second.run();
    return ran;
  }
};

TEST_F(Queue, starts_go_before_creates_within_one_limit) {
  add(Lane::create, 'a');
  add(Lane::create, 'b');
  add(Lane::start, 'c');
  EXPECT_EQ(run(), "ca");
  queue.finished(Lane::start);
  add(Lane::start, 'd');
  EXPECT_EQ(run(), "d");
  queue.finished(Lane::create);
  EXPECT_EQ(run(), "b");
}

TEST_F(Queue, pulls_have_a_limit_of_their_own) {
  for (const char name : {'a', 'b', 'c', 'd', 'e'}) add(Lane::pull, name);
  add(Lane::start, 's');
  EXPECT_EQ(run(), "sabcd");
  queue.finished(Lane::pull);
  EXPECT_EQ(run(), "e");
}

TEST_F(Queue, removals_wait_until_nothing_has_been_started_for_a_breath) {
  for (const char name : {'a', 'b', 'c'}) add(Lane::start, name);
  for (const char name : {'x', 'y', 'z'}) add(Lane::remove, name);
  EXPECT_EQ(run(), "ab");
  queue.finished(Lane::start);
  EXPECT_EQ(run(), "c");
  queue.finished(Lane::start);
  queue.finished(Lane::start);
  EXPECT_EQ(run(), "");
  EXPECT_EQ(queue.next_look(now), now + 10ms);
  now += 10ms;
  EXPECT_EQ(run(), "xy");
  queue.finished(Lane::remove);
  EXPECT_EQ(run(), "z") << "it has been calm all the time";
}

TEST_F(Queue, what_is_made_to_be_spare_waits_for_a_moment_of_calm) {
  add(Lane::create, 'a');
  add(Lane::spare, 'x');
  add(Lane::spare, 'y');
  EXPECT_EQ(run(), "a");
  now += 10s;
  EXPECT_EQ(run(), "");
  queue.finished(Lane::create);
  EXPECT_EQ(run(), "");
  EXPECT_EQ(queue.next_look(now), now + 100ms);
  now += 99ms;
  EXPECT_EQ(run(), "");
  now += 1ms;
  EXPECT_EQ(run(), "x");  // one at a time
  queue.finished(Lane::spare);
  add(Lane::start, 'b');
  EXPECT_EQ(run(), "b");
  queue.finished(Lane::start);
  EXPECT_EQ(run(), "");
  now += 100ms;
  EXPECT_EQ(run(), "y");
}

// The Engine has been idle for long, and a task takes a ready sandbox: its containers come next.
TEST_F(Queue, a_disturbance_begins_the_calm_anew) {
  EXPECT_EQ(run(), "");
  now += 1h;
  queue.disturb(now);
  add(Lane::spare, 'x');
  EXPECT_EQ(run(), "");
  EXPECT_EQ(queue.next_look(now), now + 100ms);
  now += 20ms;
  add(Lane::create, 'a');
  EXPECT_EQ(run(), "a");
  now += 200ms;
  EXPECT_EQ(run(), "");
  queue.finished(Lane::create);
  EXPECT_EQ(run(), "");
  now += 100ms;
  EXPECT_EQ(run(), "x");
}

TEST_F(Queue, removals_do_not_wait_for_ever) {
  for (const char name : {'a', 'b', 'c'}) add(Lane::create, name);
  add(Lane::remove, 'x');
  EXPECT_EQ(run(), "ab");
  EXPECT_EQ(queue.next_look(now), now + 3s);
  now += 2999ms;
  EXPECT_EQ(run(), "");
  now += 1ms;
  EXPECT_EQ(run(), "x");
  EXPECT_EQ(queue.next_look(now), std::nullopt);
}

TEST_F(Queue, runs_nothing_while_held_and_gives_back_what_waits) {
  add(Lane::remove, 'a');
  queue.hold(true);
  add(Lane::start, 'b');
  EXPECT_EQ(run(), "");
  EXPECT_EQ(queue.next_look(now), std::nullopt);
  EXPECT_EQ(queue.take_waiting().size(), 2u);
  add(Lane::start, 'c');
  queue.hold(false);
  EXPECT_EQ(run(), "c");
}

}  // namespace
}  // namespace localecs::docker
