// Time as the daemon sees it: millisecond instants from a Clock that tests can hold still.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace localecs {

using Duration = std::chrono::milliseconds;
using TimePoint = std::chrono::sys_time<Duration>;  // AWS timestamps carry milliseconds, no finer

// The only source of "now". Deciders never see it: they are given a TimePoint.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual TimePoint now() const = 0;
};

class SystemClock final : public Clock {
 public:
  TimePoint now() const override;
};

// Stands still until told to move.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(TimePoint start) : now_(start) {}
  TimePoint now() const override { return now_; }
  void advance(Duration by) { now_ += by; }
  void advance_to(TimePoint to) { now_ = std::max(now_, to); }

 private:
  TimePoint now_;
};

// Seconds since 1970 with a millisecond fraction: a timestamp on the awsJson wire.
double epoch_seconds(TimePoint at);
TimePoint from_epoch_seconds(double seconds);
// "2026-01-02T03:04:05.678Z": RFC 3339 in UTC. The fraction ends with its last digit that is not 0;
// whole seconds have none.
std::string to_rfc3339(TimePoint at);
// Reads RFC 3339 in any zone ("+02:00"), to the millisecond. nullopt for any other text.
std::optional<TimePoint> from_rfc3339(std::string_view text);

}  // namespace localecs
