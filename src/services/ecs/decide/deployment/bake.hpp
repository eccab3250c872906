// The bake time: how long a rollout is watched once it is done.
#pragma once

#include <localecs/base/time.hpp>

namespace localecs::decide {

// Notes in look.deployment when the bake time begins, and waits until it is over: true then. A bake
// time of zero notes nothing. `Look`: a service's, or a managed daemon's.
template <class Look>
bool wait_for_bake(Look& look, Duration time) {
  if (time == Duration{}) return true;
  if (!look.deployment->baking_since) edit_current_deployment(look).baking_since = look.now;
  return look.wait_until(*look.deployment->baking_since + time);
}

}  // namespace localecs::decide
