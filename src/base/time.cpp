// The system's clock, and instants as awsJson numbers.
#include <localecs/base/time.hpp>

#include <cmath>

namespace localecs {

TimePoint SystemClock::now() const {
  return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
}

double epoch_seconds(TimePoint at) {
  return static_cast<double>(at.time_since_epoch().count()) / 1000.0;
}

TimePoint from_epoch_seconds(double seconds) {
  return TimePoint(Duration(static_cast<Duration::rep>(std::llround(seconds * 1000.0))));
}

}  // namespace localecs
