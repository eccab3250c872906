// Remembers the images that localecs has pulled.
#pragma once

#include <localecs/base/time.hpp>

namespace localecs::state {

// The last successful pull of one image, by its name: PullBehavior::once does not pull it again.
struct PulledImage {
  TimePoint at{};
};

}  // namespace localecs::state
