// A service's events, its task sets' counts, and the threshold of its circuit breaker.
#include <localecs/services/ecs/rows/service.hpp>

#include <localecs/aws/ecs/deployment_configuration.hpp>

#include <algorithm>
#include <cmath>

namespace localecs::state {

void add_event(Service& service, std::string id, std::string message, TimePoint now,
               const std::string& task_set) {
  constexpr std::size_t kept = 100;
  const std::string who = task_set.empty() ? service.name : service.name + ", taskSet " + task_set;
  service.events.push_front({.createdAt = now,
                             .id = std::move(id),
                             .message = "(service " + who + ") " + std::move(message)});
  if (service.events.size() > kept) service.events.pop_back();
}

int computed_desired_count(const Service& service, const TaskSet& set) {
  if (set.is_draining) return 0;
  return static_cast<int>(std::ceil(service.desired_count * set.scale / 100));
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

int breaker_threshold(const Service& service) {
  using Type = aws::ecs::DeploymentCircuitBreakerThresholdType;
  constexpr int kDefaultPercent = 50;
  const auto& breaker = service.configuration.deploymentConfiguration->deploymentCircuitBreaker;
  const auto configured = breaker ? breaker->thresholdConfiguration : std::nullopt;
  const Type type = configured ? configured->type : Type::BOUNDED_PERCENT;
  const std::int64_t value = configured ? configured->value : kDefaultPercent;
  if (type == Type::COUNT) return static_cast<int>(value);
  // Rounded up. ECS's bounds for the default type, BOUNDED_PERCENT, are 3 and 200.
  const auto share = static_cast<int>((service.desired_count * value + 99) / 100);
  return type == Type::BOUNDED_PERCENT ? std::clamp(share, 3, 200) : std::max(share, 1);
}

}  // namespace localecs::state
