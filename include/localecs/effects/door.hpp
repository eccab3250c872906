// The shape of every door to the world: effects go in, and each yields exactly one outcome.
#pragma once

#include <functional>

namespace localecs::effects {

template <class Effect, class Outcome>
class Door {
 public:
  using Inbox = std::function<void(Outcome)>;

  virtual ~Door() = default;
  // Says where outcomes go. They come from the event loop, never from inside perform().
  virtual void watch(Inbox inbox) = 0;
  virtual void perform(Effect effect) = 0;
  // Drops effects that have not begun: the rows that asked for them are forgotten.
  virtual void forget() {}
};

}  // namespace localecs::effects
