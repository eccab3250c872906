// A clock that can run faster than the world's and be set forward, so that bake times, backoffs and
// grace periods pass within a test's time.
#pragma once

#include <localecs/base/forward_clock.hpp>
#include <localecs/base/time.hpp>

namespace localecs {

class AdjustableClock final : public Clock {
 public:
  // Throws std::invalid_argument unless `speed` is from 1 to kMostSpeed.
  explicit AdjustableClock(double speed = 1, ForwardClock world = ForwardClock());

  TimePoint now() const override;
  double speed() const { return speed_; }
  // Changes the speed from now on; the time shown does not jump. Throws as the constructor does.
  void set_speed(double speed);
  // Sets the clock forward. Throws std::invalid_argument if `by` is negative: events that have
  // happened must stay in the past.
  void advance(Duration by);
  // Shows the world's time again, and runs at `speed` from then on. This is the one way back: only
  // for who has forgotten every time that the clock has shown. Throws as the constructor does.
  void start_again(double speed);

  // The time that this clock shows when the system's clock shows `in_system`, as both are set now.
  TimePoint at(TimePoint in_system) const;
  // The real time until this clock shows `shown`, if nobody sets it meanwhile; 0 if it is past.
  Duration time_until(TimePoint shown) const;

  static constexpr double kMostSpeed = 100'000;

 private:
  TimePoint shown_at(TimePoint in_world) const;

  ForwardClock clock_;
  double speed_ = 1;
  TimePoint world_, shown_;  // both at the last change
};

}  // namespace localecs
