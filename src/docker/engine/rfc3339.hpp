// The Engine's timestamps, which carry nanoseconds and any time zone.
#pragma once

#include <cstdint>
#include <string_view>

namespace localecs::docker {

// Nanoseconds since 1970 of "2024-05-01T10:00:00.123456789+02:00". 0 for anything else, also for
// the year 1, which the Engine writes for what has not happened.
std::int64_t from_rfc3339(std::string_view text);

}  // namespace localecs::docker
