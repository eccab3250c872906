// A straight line from one change to the next.
#include <localecs/base/adjustable_clock.hpp>

#include <stdexcept>

namespace localecs {
namespace {

void check(double speed) {
  if (!(speed >= 1 && speed <= AdjustableClock::most_speed))
    throw std::invalid_argument("the clock's speed is a number from 1 to 100000");
}

Duration scaled(Duration span, double by) {
  return std::chrono::duration_cast<Duration>(
      std::chrono::duration<double, std::milli>(static_cast<double>(span.count()) * by));
}

}  // namespace

AdjustableClock::AdjustableClock(double speed) : world_(SystemClock().now()), shown_(world_) {
  check(speed);
  speed_ = speed;
}

TimePoint AdjustableClock::now() const {
  return at(SystemClock().now());
}

TimePoint AdjustableClock::at(TimePoint in_world) const {
  return shown_ + scaled(in_world - world_, speed_);
}

// Rounded up: a timer must not end before its time.
TimePoint AdjustableClock::in_world(TimePoint shown) const {
  const Duration span = scaled(shown - shown_, 1 / speed_);
  return world_ + span + (at(world_ + span) < shown ? Duration(1) : Duration(0));
}

void AdjustableClock::set_speed(double speed) {
  check(speed);
  const TimePoint world = SystemClock().now();
  shown_ = at(world);
  world_ = world;
  speed_ = speed;
}

void AdjustableClock::advance(Duration by) {
  if (by < Duration(0)) throw std::invalid_argument("the clock goes forward only");
  shown_ += by;
}

}  // namespace localecs
