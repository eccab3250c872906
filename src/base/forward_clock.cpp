// Shows the system's time, or the last time shown plus nine tenths of the time passed, if that is
// later.
#include <localecs/base/forward_clock.hpp>

#include <algorithm>

namespace localecs {

ForwardClock::ForwardClock(Read read) : read_(std::move(read)), last_(read_()) {}

// Reads the system's clock first. If the process is held up between the two readings, this clock is
// late until the next look(); the other way round it would run ahead, and stay ahead.
ForwardClock::Readings ForwardClock::read_system() {
  const auto system = std::chrono::system_clock::now();
  return {system, std::chrono::steady_clock::now()};
}

// Keeps nanoseconds, because calls may follow each other within a millisecond and their tenths add
// up.
ForwardClock::Readings ForwardClock::look() const {
  const Readings read = read_();
  const std::chrono::nanoseconds passed = read.steady - last_.steady;
  last_ = {std::max(read.system, last_.system + passed - passed / 10), read.steady};
  return read;
}

TimePoint ForwardClock::now() const {
  look();
  return std::chrono::floor<Duration>(last_.system);
}

Duration ForwardClock::lead() const {
  const Readings read = look();
  return std::chrono::floor<Duration>(last_.system - read.system);
}

}  // namespace localecs
