// Time as the daemon sees it: millisecond instants from a Clock that tests can hold still.
#pragma once

#include <chrono>
#include <string>

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

}  // namespace localecs
