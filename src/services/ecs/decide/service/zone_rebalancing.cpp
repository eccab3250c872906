// Availability Zone rebalancing: a steady service whose tasks crowd in one zone starts another task
// in an emptier one; once that is healthy, scale-in takes one from the fullest.
#include "zone_rebalancing.hpp"

#include <localecs/aws/ecs/availability_zone_rebalancing.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/zone.hpp>

#include <algorithm>
#include <limits>
#include <map>

#include "start_tasks.hpp"

namespace localecs::decide {
namespace {

using state::Task;
using TaskCounts = std::map<std::string, int>;  // by zone

std::string zone_of(const ServiceLook& look, const Task& task) {
  const state::Instance* instance = look.state[ecs::instances].find(task.instance_arn);
  return instance ? instance->availability_zone : task.availability_zone;
}

// The zones in which the deployment's next task could run, each with a count of zero.
TaskCounts zones_of(ServiceLook& look, const placement::Request& request) {
  TaskCounts zones;
  if (request.on_fargate()) {
    const std::string region = Arn::parse(request.cluster_arn)->region;
    for (const std::string& subnet : request.network->awsvpcConfiguration->subnets)
      zones[placement::zone_of_subnet(region, subnet)] = 0;
  } else {
    placement::visit_instances(
        look.state, request.cluster_arn, [&](const state::Instance& instance) {
          if (instance.status == state::InstanceStatus::ACTIVE && instance.agent_connected)
            zones[instance.availability_zone] = 0;
        });
  }
  std::erase_if(zones,
                [&](const auto& zone) { return look.state[ecs::failed_zones].find(zone.first); });
  return zones;
}

void count_tasks(const ServiceLook& look, const TaskRefs& tasks, TaskCounts& zones) {
  for (const Task* task : tasks) ++zones[zone_of(look, *task)];
}

// The count of the fullest zone that has a task which may be stopped.
int fullest(const ServiceLook& look, const TaskRefs& tasks, const TaskCounts& zones) {
  int most = 0;
  for (const Task* task : tasks)
    if (!task->is_protected(look.now)) most = std::max(most, zones.at(zone_of(look, *task)));
  return most;
}

int emptiest(const TaskCounts& zones) {
  int least = std::numeric_limits<int>::max();
  for (const auto& [zone, tasks] : zones) least = std::min(least, tasks);
  return least;
}

// Looks again when the protection of a task ends that stands in the way of a move.
void wake_for_protected(ServiceLook& look, const TaskRefs& tasks, const TaskCounts& zones) {
  for (const Task* task : tasks)
    if (task->is_protected(look.now) && zones.at(zone_of(look, *task)) - emptiest(zones) >= 2)
      look.wake_at(*task->protected_until);
}

std::string in_words(const TaskCounts& zones) {
  std::string text;
  for (const auto& [zone, tasks] : zones)
    text.append(text.empty() ? "" : ", ")
        .append(std::to_string(tasks))
        .append(" tasks in ")
        .append(zone);
  return text;
}

placement::Request next_request(ServiceLook& look) {
  placement::Request request = request_for(look, look.primary());
  auto turns = placement::turns_of_service(look.state, look.service(), look.primary().id);
  placement::assign_provider(look.state, request, turns.take());
  return request;
}

bool is_alone(ServiceLook& look, const Crews& crews) {
  return look.service().deployments.size() == 1 && crews.old.live() == 0 &&
         crews.primary.unhealthy.empty();
}

// The task that evens out the zones; nothing if the placement strategies bring it to a zone that is
// not empty enough.
std::optional<Task> task_for_emptier_zone(ServiceLook& look, placement::Request& request,
                                          const TaskCounts& zones, int most) {
  if (placement::has_choice(look.state, request)) request.draw = look.ids.number();
  const placement::Choice choice = placement::choose_place(look.state, request);
  if (!choice.found) return std::nullopt;
  Task task = placement::make_placed_task(look.state, request, choice, {}, look.ids, look.now);
  const auto zone = zones.find(zone_of(look, task));
  if (zone == zones.end() || most - zone->second < 2) return std::nullopt;
  return task;
}

}  // namespace

ZoneMove advance_zone_move(ServiceLook& look, const Crews& crews) {
  int& extra = look.service().zone_replacements;
  const bool is_up = crews.primary.live() == look.service().desired_count + extra;
  if (extra == 0 || !is_alone(look, crews) || !is_up) {
    extra = 0;
    return {};
  }
  if (crews.primary.healthy < crews.primary.live()) return {.extra = extra};
  extra = 0;
  TaskCounts zones = zones_of(look, next_request(look));
  count_tasks(look, crews.primary.running, zones);
  const int most = fullest(look, crews.primary.running, zones);
  for (const Task* task : crews.primary.running)
    if (zones[zone_of(look, *task)] == most)
      return {.where = " in " + zone_of(look, *task) + " due to AZ rebalancing"};
  return {};
}

void rebalance_zones(ServiceLook& look, const Crews& crews, int room) {
  if (!look.service().steady || !is_alone(look, crews) || room < 1 ||
      look.service().configuration.availabilityZoneRebalancing !=
          aws::ecs::AvailabilityZoneRebalancing::ENABLED)
    return;
  placement::Request request = next_request(look);
  const TaskRefs& tasks = crews.primary.running;
  TaskCounts zones = zones_of(look, request);
  if (zones.size() < 2) return;
  count_tasks(look, tasks, zones);
  wake_for_protected(look, tasks, zones);
  const int most = fullest(look, tasks, zones);
  if (most - emptiest(zones) < 2) return;
  if (crews.next_healthy) return look.wake_at(*crews.next_healthy);
  if (!look.wait_until(look.primary().start_not_before)) return;
  std::optional<Task> task = task_for_emptier_zone(look, request, zones, most);
  if (!task) return;
  look.say("is not AZ balanced with " + in_words(zones) + "; AZ Rebalancing in progress.");
  look.say("has started 1 tasks in " + zone_of(look, *task) + " to AZ Rebalance: (task " +
           std::string(state::id_of(task->arn)) + ").");
  look.plan.starts.push_back(*std::move(task));
  look.service().zone_replacements = 1;
  look.service().steady = false;
}

void tell_balance(ServiceLook& look, const Crews& crews) {
  TaskCounts zones = zones_of(look, next_request(look));
  count_tasks(look, crews.primary.running, zones);
  if (fullest(look, crews.primary.running, zones) - emptiest(zones) < 2)
    look.say("is AZ balanced with " + in_words(zones) + ".");
}

}  // namespace localecs::decide
