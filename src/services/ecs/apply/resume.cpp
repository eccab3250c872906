// Continues with the tasks of an earlier run of localecs, a portion at a time so that requests are
// answered meanwhile.
#include "apply.hpp"

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/decide/resumption.hpp>
#include <localecs/services/ecs/rows/endpoints.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/this_run.hpp>

#include "decide/deployment/hook_functions.hpp"

namespace localecs::services::ecs {
namespace {

void interrupt_hooks(Desk& desk) {
  for (const auto& [arn, row] : desk.state[ecs::service_deployments].rows())
    if (decide::is_in_flight(row))
      decide::interrupt(*desk.state[ecs::service_deployments].modify(arn));
}

}  // namespace

void begin(Desk& desk) {
  desk.state[ecs::this_run].started_at = desk.now();
}

bool resume(Desk& desk, std::size_t most) {
  std::string& resumed_to = desk.state[ecs::this_run].resumed_to;
  if (resumed_to.empty()) interrupt_hooks(desk);
  std::vector<effects::Held> held;
  const auto& rows = desk.state[ecs::tasks].rows();
  auto row = rows.upper_bound(resumed_to);
  for (; most > 0 && row != rows.end(); --most, ++row) {
    const auto& [arn, task] = *row;
    resumed_to = arn;
    state::open_endpoints(desk.state, task);
    if (task.is_agents) continue;
    if (decide::is_in_flight(task))
      decide::interrupt(*desk.state[ecs::tasks].edit(arn), desk.now(), desk.timing);
    decide::append_held(desk.state, task, held);
  }
  desk.engine.take_over(held);
  return row == rows.end();
}

}  // namespace localecs::services::ecs
