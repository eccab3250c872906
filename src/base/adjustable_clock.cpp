// Shows a time that grows linearly with the world's, from each change of speed or time to the next.
#include <localecs/base/adjustable_clock.hpp>

#include <algorithm>
#include <stdexcept>

namespace localecs {
namespace {

void check_speed(double speed) {
  if (!(speed >= 1 && speed <= AdjustableClock::kMostSpeed))
    throw std::invalid_argument("the clock's speed is a number from 1 to 100000");
}

Duration scaled(Duration span, double by) {
  return std::chrono::duration_cast<Duration>(
      std::chrono::duration<double, std::milli>(static_cast<double>(span.count()) * by));
}

}  // namespace

AdjustableClock::AdjustableClock(double speed, ForwardClock world)
    : clock_(std::move(world)), world_(clock_.now()), shown_(world_) {
  check_speed(speed);
  speed_ = speed;
}

TimePoint AdjustableClock::now() const {
  return shown_at(clock_.now());
}

TimePoint AdjustableClock::at(TimePoint in_system) const {
  return shown_at(in_system + clock_.lead());
}

TimePoint AdjustableClock::shown_at(TimePoint in_world) const {
  return shown_ + scaled(in_world - world_, speed_);
}

// Rounds up: a timer that ends early would find nothing due.
Duration AdjustableClock::time_until(TimePoint shown) const {
  TimePoint then = world_ + scaled(shown - shown_, 1 / speed_);
  if (shown_at(then) < shown) then += Duration(1);
  return std::max(then - clock_.now(), Duration(0));
}

void AdjustableClock::set_speed(double speed) {
  check_speed(speed);
  const TimePoint world = clock_.now();
  shown_ = shown_at(world);
  world_ = world;
  speed_ = speed;
}

void AdjustableClock::start_again(double speed) {
  check_speed(speed);
  world_ = shown_ = clock_.now();
  speed_ = speed;
}

void AdjustableClock::advance(Duration by) {
  if (by < Duration(0)) throw std::invalid_argument("the clock goes forward only");
  shown_ += by;
}

}  // namespace localecs
