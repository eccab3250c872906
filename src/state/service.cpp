// A service's event list.
#include <localecs/state/service.hpp>

namespace localecs::state {

void add_event(Service& service, std::string id, std::string message, TimePoint now) {
  constexpr std::size_t kept = 100;
  service.events.push_front({.createdAt = now,
                             .id = std::move(id),
                             .message = "(service " + service.name + ") " + std::move(message)});
  if (service.events.size() > kept) service.events.pop_back();
}

std::string_view to_text(ServiceStatus status) {
  switch (status) {
    case ServiceStatus::ACTIVE:
      return "ACTIVE";
    case ServiceStatus::DRAINING:
      return "DRAINING";
    case ServiceStatus::INACTIVE:
      return "INACTIVE";
  }
  return {};
}

}  // namespace localecs::state
