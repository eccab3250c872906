// Finds the Express service that a request names by ARN, and words its refusals.
#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/service.hpp>

#include "express.hpp"

namespace localecs::services::ecs {
namespace {

// The cluster's name in "arn:aws:ecs:…:service/<cluster>/<name>".
std::string cluster_in(const std::string& arn) {
  const auto parsed = Arn::parse(arn);
  const bool is_ecs = parsed && parsed->service == "ecs";
  const auto parts = split(is_ecs ? std::string_view(parsed->resource) : "", '/');
  if (parts.size() != 3 || parts[0] != "service")
    throw invalid_parameter("The ARN provided is invalid.");
  return std::string(parts[1]);
}

aws::Error not_active(const std::string& message) {
  return {"ServiceNotActiveException", message};
}

}  // namespace

const state::Service* find_express_service(Call& call, const std::string& arn) {
  const std::string cluster = cluster_in(arn);
  if (!is_own(call, arn)) return nullptr;
  if (!call.state[ecs::clusters].find(call.scope.arn("cluster/" + cluster)))
    throw cluster_not_found();
  const state::Service* service = call.state[ecs::services].find(arn);
  return service && service->express ? service : nullptr;
}

// ECS words what is no Express service in two ways: where another service has that ARN, its
// parameter is wrong.
const state::Service& active_express_service(Call& call, const std::string& arn) {
  const state::Service* service = find_express_service(call, arn);
  if (!service && call.state[ecs::services].find(arn))
    throw invalid_parameter("Resource not found");
  if (!service) throw service_not_found();
  if (service->status == state::ServiceStatus::INACTIVE)
    throw not_active("Cannot perform this operation on a service in INACTIVE status");
  if (service->status == state::ServiceStatus::DRAINING)
    throw not_active("Service is in DRAINING status");
  return *service;
}

}  // namespace localecs::services::ecs
