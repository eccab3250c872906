// An Availability Zone that is out of order.
#pragma once

#include <localecs/base/time.hpp>

#include <optional>
#include <string>

namespace localecs::state {

// An Availability Zone that is out of order.
struct Zone {
  std::string name;
  std::optional<TimePoint> fails_until;  // absent: until somebody restores it
};

}  // namespace localecs::state
