// Clocks, and instants as awsJson writes them.
#include <localecs/base/time.hpp>

#include <gmock/gmock.h>

namespace localecs {
namespace {

using namespace std::chrono_literals;

TEST(Time, is_seconds_with_a_millisecond_fraction_on_the_wire) {
  const TimePoint at{1'767'225'600'123ms};
  EXPECT_DOUBLE_EQ(epoch_seconds(at), 1767225600.123);
  EXPECT_EQ(from_epoch_seconds(1767225600.123), at);
  EXPECT_EQ(from_epoch_seconds(-0.001), TimePoint(-1ms));
}

TEST(Time, loses_nothing_on_the_way_there_and_back) {
  for (std::int64_t i = 0; i < 2000; ++i) {
    const TimePoint at{std::chrono::milliseconds(1'767'225'600'000 + i * 997)};
    EXPECT_EQ(from_epoch_seconds(epoch_seconds(at)), at);
  }
}

TEST(ManualClock, moves_when_told_and_never_back) {
  ManualClock clock{TimePoint(1000ms)};
  clock.advance(500ms);
  EXPECT_EQ(clock.now(), TimePoint(1500ms));
  clock.advance_to(TimePoint(1200ms));
  EXPECT_EQ(clock.now(), TimePoint(1500ms));
  clock.advance_to(TimePoint(2s));
  EXPECT_EQ(clock.now(), TimePoint(2s));
}

TEST(SystemClock, is_past_2020_and_does_not_stand_still_for_long) {
  const SystemClock clock;
  EXPECT_GT(clock.now(), TimePoint(std::chrono::sys_days{std::chrono::year{2020} / 1 / 1}));
}

}  // namespace
}  // namespace localecs
