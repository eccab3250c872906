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

TEST(Time, is_rfc_3339_as_text) {
  EXPECT_EQ(to_rfc3339(TimePoint(1'767'323'045'678ms)), "2026-01-02T03:04:05.678Z");
  EXPECT_EQ(to_rfc3339(TimePoint(1'767'323'045'600ms)), "2026-01-02T03:04:05.6Z");
  EXPECT_EQ(to_rfc3339(TimePoint(1'767'323'040'000ms)), "2026-01-02T03:04:00Z");
  EXPECT_EQ(to_rfc3339(TimePoint(-1ms)), "1969-12-31T23:59:59.999Z");
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

TEST(Time, reads_rfc_3339_in_any_zone) {
  const TimePoint at = from_epoch_seconds(1'767'323'045.123);
  for (const char* text : {"2026-01-02T03:04:05.123Z", "2026-01-02T05:04:05.123+02:00",
                           "2026-01-01T22:04:05.123456789-05:00"})
    EXPECT_EQ(from_rfc3339(text), at) << text;
  EXPECT_EQ(from_rfc3339("2026-01-02T03:04:05Z"), from_epoch_seconds(1'767'323'045));
  for (const char* text : {"", "2026", "2026-01-02", "2026-01-02T03:04:05", "2026-13-02T03:04:05Z",
                           "2026-02-30T03:04:05Z", "2026-01-02T24:04:05Z", "2026-01-02 03:04:05Z",
                           "-026-01-02T03:04:05Z", "2026-01-02T03:04:05Zx", "+1-01-02T03:04:05Z"})
    EXPECT_EQ(from_rfc3339(text), std::nullopt) << text;
}

}  // namespace
}  // namespace localecs
