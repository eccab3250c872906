// A clock that runs faster than the world's, and can be set forward: so that bake times, backoffs
// and grace periods pass in test time.
#pragma once

#include <localecs/base/forward_clock.hpp>
#include <localecs/base/time.hpp>

namespace localecs {

class AdjustableClock final : public Clock {
 public:
  // Throws std::invalid_argument for a speed outside 1 to most_speed.
  explicit AdjustableClock(double speed = 1, ForwardClock world = ForwardClock());

  TimePoint now() const override;
  double speed() const { return speed_; }
  // From now on; what has passed has passed. Throws as the constructor does.
  void set_speed(double speed);
  // Never back: what has happened stays in the past.
  void advance(Duration by);

  // What this clock shows at an instant of the system's, as both are set now.
  TimePoint at(TimePoint in_system) const;
  // How long it takes until it shows `shown`, if nobody sets it meanwhile; 0: it has shown it.
  Duration time_until(TimePoint shown) const;

  static constexpr double most_speed = 100'000;

 private:
  TimePoint shown_at(TimePoint in_world) const;

  ForwardClock clock_;
  double speed_ = 1;
  TimePoint world_, shown_;  // both at the last change
};

}  // namespace localecs
