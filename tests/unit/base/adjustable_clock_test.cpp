// A clock that runs fast and is set forward.
#include <localecs/base/adjustable_clock.hpp>

#include <gtest/gtest.h>

#include <stdexcept>

#include "fake_time.hpp"

namespace localecs {
namespace {

using namespace std::chrono_literals;

TEST(AdjustableClock, runs_with_the_world_unless_told_otherwise) {
  const AdjustableClock clock;
  const TimePoint before = SystemClock().now();
  const TimePoint shown = clock.now();
  EXPECT_GE(shown, before);
  EXPECT_LE(shown, SystemClock().now());
}

TEST(AdjustableClock, runs_as_fast_as_told) {
  const AdjustableClock clock(60);
  const TimePoint world = SystemClock().now();
  EXPECT_EQ(clock.at(world + 1s) - clock.at(world), 60s);
}

TEST(AdjustableClock, a_change_of_speed_leaves_the_past_alone) {
  AdjustableClock clock(1000);
  const TimePoint shown = clock.now();
  clock.set_speed(1);
  EXPECT_GE(clock.now(), shown);
  const TimePoint world = SystemClock().now();
  EXPECT_EQ(clock.at(world + 1s) - clock.at(world), 1s);
}

TEST(AdjustableClock, is_set_forward_and_never_back) {
  AdjustableClock clock;
  const TimePoint world = SystemClock().now();
  const TimePoint shown = clock.at(world);
  clock.advance(5min);
  EXPECT_EQ(clock.at(world), shown + 5min);
  EXPECT_THROW(clock.advance(-1ms), std::invalid_argument);
}

TEST(AdjustableClock, tells_when_a_time_will_come_and_not_before_it) {
  for (const double speed : {1.0, 3.0, 7.5, 100'000.0}) {
    FakeTime time;
    AdjustableClock clock(speed, time.clock());
    clock.advance(17min);
    time.pass(3h);
    for (const Duration wait : {1ms, 999ms, 3600'000ms}) {
      const TimePoint due = clock.now() + wait;
      const Duration until = clock.time_until(due);
      time.pass(until - 1ms);
      EXPECT_LT(clock.now(), due) << speed;
      time.pass(1ms);
      EXPECT_GE(clock.now(), due) << speed;
      EXPECT_EQ(clock.time_until(due), 0ms) << speed;
    }
  }
}

TEST(AdjustableClock, goes_on_where_the_systems_is_set_back) {
  FakeTime time;
  const AdjustableClock clock(2, time.clock());
  const TimePoint before = clock.now();
  time.system -= 1h;
  EXPECT_EQ(clock.now(), before);
  EXPECT_EQ(clock.at(TimePoint(time.system)), before);
  time.pass(10s);
  EXPECT_EQ(clock.now(), before + 18s);
  EXPECT_EQ(clock.time_until(before + 20s), 1s);
}

TEST(AdjustableClock, starts_again_with_the_worlds_time) {
  FakeTime time;
  AdjustableClock clock(60, time.clock());
  const TimePoint begin = clock.now();
  clock.advance(1h);
  time.pass(10s);
  clock.start_again(2);
  EXPECT_EQ(clock.now(), begin + 10s);
  time.pass(10s);
  EXPECT_EQ(clock.now(), begin + 30s);
  EXPECT_THROW(clock.start_again(0.5), std::invalid_argument);
}

TEST(AdjustableClock, takes_no_senseless_speed) {
  for (const double speed : {0.0, -1.0, 0.5, 1e6, std::numeric_limits<double>::quiet_NaN()})
    EXPECT_THROW(AdjustableClock{speed}, std::invalid_argument) << speed;
}

}  // namespace
}  // namespace localecs
