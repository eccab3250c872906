// The system's clocks, in the hands of a test.
#pragma once

#include <localecs/base/forward_clock.hpp>

namespace localecs {

struct FakeTime {
  TimePoint system{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};
  std::chrono::steady_clock::time_point steady{std::chrono::hours(1)};

  void pass(Duration time) {
    system += time;
    steady += time;
  }
  // Reads this one, which is to live as long.
  ForwardClock clock() {
    return ForwardClock([this] { return ForwardClock::Readings{system, steady}; });
  }
};

}  // namespace localecs
