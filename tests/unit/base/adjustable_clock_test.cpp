// A clock that runs fast and is set forward.
#include <localecs/base/adjustable_clock.hpp>

#include <gtest/gtest.h>

#include <stdexcept>

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
    AdjustableClock clock(speed);
    clock.advance(17min);
    for (const Duration wait : {1ms, 999ms, 3600'000ms}) {
      const TimePoint due = clock.now() + wait;
      EXPECT_GE(clock.at(clock.in_world(due)), due) << speed;
      EXPECT_LE(clock.at(clock.in_world(due) - 2ms), due) << speed;
    }
  }
}

TEST(AdjustableClock, takes_no_senseless_speed) {
  for (const double speed : {0.0, -1.0, 0.5, 1e6, std::numeric_limits<double>::quiet_NaN()})
    EXPECT_THROW(AdjustableClock{speed}, std::invalid_argument) << speed;
}

}  // namespace
}  // namespace localecs
