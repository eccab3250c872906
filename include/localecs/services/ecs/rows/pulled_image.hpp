// An image that was pulled once.
#pragma once

#include <localecs/base/time.hpp>

namespace localecs::state {

// An image that this daemon has pulled, for PullBehavior::once.
struct PulledImage {
  TimePoint at{};
};

}  // namespace localecs::state
