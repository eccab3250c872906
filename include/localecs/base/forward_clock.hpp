// The system's time, except that it never goes back: a deadline of the daemon must not come an hour
// late because somebody has set the machine's clock back.
#pragma once

#include <localecs/base/time.hpp>

#include <chrono>
#include <functional>

namespace localecs {

class ForwardClock final : public Clock {
 public:
  struct Readings {
    std::chrono::sys_time<std::chrono::nanoseconds> system;
    std::chrono::steady_clock::time_point steady;
  };
  using Read = std::function<Readings()>;

  explicit ForwardClock(Read read = read_system);

  // Follows at once if the system's clock is set forward or the machine has slept. If the system's
  // clock is set back this one goes on, a tenth slower, until the two meet again.
  TimePoint now() const override;
  // How far this clock is ahead of the system's, because that was set back; usually 0.
  Duration lead() const;

  static Readings read_system();

 private:
  Readings look() const;

  Read read_;
  mutable Readings last_;  // the time shown at the last look(), and the steady clock then
};

}  // namespace localecs
