// DeleteService: the service drains; it becomes INACTIVE when its tasks are on their way out.
#include <localecs/aws/ecs/delete_service.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>

#include "operations/shared/common.hpp"
#include "service_view.hpp"

namespace localecs::services::ecs {

DeleteServiceResponse delete_service(Call& call, const DeleteServiceRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const std::string arn = arn_in_cluster(call, cluster, "service", input.service);
  const state::Service* stored = call.state[ecs::services].find(arn);
  if (!stored || stored->status == state::ServiceStatus::INACTIVE) throw service_not_found();
  const bool replicas = stored->configuration.schedulingStrategy == SchedulingStrategy::REPLICA;
  if (replicas && stored->desired_count > 0 && !input.force.value_or(false))
    throw invalid_parameter("The service cannot be stopped while it is scaled above 0.");
  if (!stored->task_sets.empty() && !input.force.value_or(false))
    throw invalid_parameter("The service cannot be stopped while deployments are active.");
  state::Service& service = *call.state[ecs::services].modify(arn);
  service.status = state::ServiceStatus::DRAINING;
  service.desired_count = 0;
  for (state::Deployment& deployment : service.deployments) deployment.desired_count = 0;
  call.state[ecs::tokens].erase("service " + arn);
  return {.service = service_view(service, call.state, true)};
}

}  // namespace localecs::services::ecs
