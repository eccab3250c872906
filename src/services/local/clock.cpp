// The daemon's clock.
#include "operations.hpp"

namespace localecs::services::local {

GetClockResponse get_clock(Call& call, const GetClockRequest&) {
  return {.now = call.now};
}

}  // namespace localecs::services::local
