// Places a deployment's next tasks, one after the other, until one is refused.
#include "start_tasks.hpp"

#include <localecs/aws/ecs/placement_constraint.hpp>
#include <localecs/aws/ecs/placement_strategy.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <iterator>

#include "crews.hpp"
#include "decide/deployment/breaker.hpp"
#include "service_events.hpp"

namespace localecs::decide {
namespace {

using state::Deployment;
using state::Service;
using state::Task;

// The tasks that this look has already started, perhaps for another deployment: the state does not
// show them yet.
std::vector<placement::Tentative> placed_so_far(const ServiceLook& look) {
  std::vector<placement::Tentative> placed;
  for (const Task& task : look.plan.starts)
    placed.push_back({task.instance_arn, task.group, task.resources});
  return placed;
}

}  // namespace

placement::Request request_for(ServiceLook& look, const Deployment& deployment) {
  const Service& service = look.service();
  return {.cluster_arn = service.cluster_arn,
          .service_arn = service.arn,
          .definition = deployment.definition,
          .overrides = {},
          .launch_type = deployment.launch_type,
          .capacity_provider = {},
          .group = "service:" + service.name,
          .started_by = deployment.id,
          .tags = new_task_tags(service, look.state, *deployment.definition),
          .enable_execute_command = service.configuration.enableExecuteCommand.value_or(false),
          .constraints = service.configuration.placementConstraints.value_or(
              std::vector<aws::ecs::PlacementConstraint>{}),
          .strategies = service.configuration.placementStrategy.value_or(
              std::vector<aws::ecs::PlacementStrategy>{}),
          .network = deployment.network,
          .platform_version = deployment.platform_version};
}

void start_tasks(ServiceLook& look, Deployment& deployment, int count) {
  if (count <= 0) return;
  if (!look.wait_until(deployment.start_not_before)) return;
  placement::Request request = request_for(look, deployment);
  const state::Resources resources =
      placement::resources_of(*request.definition, request.overrides);
  placement::Turns turns = placement::turns_of_service(look.state, look.service(), deployment.id);
  std::vector<placement::Tentative> placed = placed_so_far(look);
  std::vector<state::Task> tasks;
  std::string refused;
  const bool has_choice = placement::has_choice(look.state, request);
  for (int i = 0; i < count; ++i) {
    if (has_choice) request.draw = look.ids.number();
    placement::assign_provider(look.state, request, turns.take());
    const placement::Choice choice = placement::choose_place(look.state, request, placed);
    if (!choice.found) {
      refused = cannot_place(choice.refusals);
      count_refusal_as_failure(look, deployment, choice.refusals);
      look.wake_at(look.now + look.timing.placement_retry);
      break;
    }
    placed.push_back({choice.instance_arn, request.group, resources});
    tasks.push_back(
        placement::make_placed_task(look.state, request, choice, tasks, look.ids, look.now));
  }
  if (!tasks.empty()) {
    look.say(has_started(
        tasks, std::min(count_failing(look, deployment), static_cast<int>(tasks.size()))));
    look.service().steady = false;
    std::ranges::move(tasks, std::back_inserter(look.plan.starts));
  }
  if (!refused.empty()) say_once(look, refused);
}

}  // namespace localecs::decide
