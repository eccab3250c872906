// How an instance's status reads.
#include <localecs/state/instance.hpp>

namespace localecs::state {

std::string_view to_text(InstanceStatus status) {
  switch (status) {
    case InstanceStatus::ACTIVE:
      return "ACTIVE";
    case InstanceStatus::DRAINING:
      return "DRAINING";
    case InstanceStatus::INACTIVE:
      break;
  }
  return "INACTIVE";
}

}  // namespace localecs::state
