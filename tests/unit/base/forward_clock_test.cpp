// What the system's clock does, and what the daemon sees of it.
#include <localecs/base/forward_clock.hpp>

#include <gtest/gtest.h>

#include "fake_time.hpp"

namespace localecs {
namespace {

using namespace std::chrono_literals;

TEST(ForwardClock, shows_what_the_systems_shows) {
  FakeTime time;
  const ForwardClock clock = time.clock();
  EXPECT_EQ(clock.now(), time.system);
  time.pass(90min);
  EXPECT_EQ(clock.now(), time.system);
  EXPECT_EQ(clock.lead(), 0ms);
}

TEST(ForwardClock, follows_at_once_where_that_is_set_forward_or_has_slept) {
  FakeTime time;
  const ForwardClock clock = time.clock();
  time.system += 2h;
  EXPECT_EQ(clock.now(), time.system);
}

TEST(ForwardClock, goes_on_somewhat_slower_where_that_is_set_back_until_they_meet) {
  FakeTime time;
  const ForwardClock clock = time.clock();
  const TimePoint before = clock.now();
  time.system -= 1h;
  EXPECT_EQ(clock.now(), before);
  EXPECT_EQ(clock.lead(), 1h);
  time.pass(1h);
  EXPECT_EQ(clock.now(), before + 54min);
  time.pass(8h);
  EXPECT_EQ(clock.lead(), 6min);
  time.pass(1h);
  EXPECT_EQ(clock.now(), time.system);
  time.pass(1h);
  EXPECT_EQ(clock.now(), time.system);
}

TEST(ForwardClock, loses_nothing_where_it_is_asked_often) {
  FakeTime time;
  TimePoint::duration shown{};
  auto fine = std::chrono::sys_time<std::chrono::nanoseconds>(time.system);
  std::chrono::steady_clock::time_point steady = time.steady;
  const ForwardClock clock([&] { return ForwardClock::Readings{fine, steady}; });
  const TimePoint before = clock.now();
  fine -= 1h;
  for (int i = 0; i < 10'000; ++i) {
    fine += 100us;
    steady += 100us;
    shown = clock.now() - before;
  }
  EXPECT_EQ(shown, 900ms);
}

TEST(ForwardClock, is_the_systems_own) {
  const ForwardClock clock;
  const TimePoint before = SystemClock().now(), shown = clock.now();
  EXPECT_GE(shown, before);
  EXPECT_LE(shown, SystemClock().now());
}

}  // namespace
}  // namespace localecs
