// The system's time, but that it never goes back: what the daemon decides by, and waits for, must
// not come an hour late because somebody has set the machine's clock.
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

  // Where the system's clock is set forward, or the machine has slept, it follows at once. Where
  // that is set back it goes on from where it was, a tenth slower, until the two meet again.
  TimePoint now() const override;
  // How far it is ahead of the system's, because that was set back.
  Duration lead() const;

  static Readings read_system();

 private:
  Readings look() const;

  Read read_;
  mutable Readings last_;  // what it showed, and when that was
};

}  // namespace localecs
