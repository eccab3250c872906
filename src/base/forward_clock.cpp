// The later one of what the system's clock shows and what must be by now.
#include <localecs/base/forward_clock.hpp>

#include <algorithm>

namespace localecs {

ForwardClock::ForwardClock(Read read) : read_(std::move(read)), last_(read_()) {}

// The system's is read first: whatever passes between the two then makes this one late, which is
// made good at the next look, and never early, which would last.
ForwardClock::Readings ForwardClock::read_system() {
  const auto system = std::chrono::system_clock::now();
  return {system, std::chrono::steady_clock::now()};
}

// Nanoseconds are kept: looks may follow each other within a millisecond.
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
