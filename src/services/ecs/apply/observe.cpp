// Applies observations to the rows that they concern: the Engines' reports about tasks, and Lambda
// functions' answers to lifecycle hooks.
#include "apply.hpp"

#include <localecs/effects/container_engine.hpp>
#include <localecs/effects/functions.hpp>
#include <localecs/services/ecs/decide/observe.hpp>
#include <localecs/services/ecs/rows/pulled_image.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include "decide/container/conceal.hpp"
#include "decide/container/image.hpp"
#include "decide/deployment/hook_functions.hpp"
#include "engines.hpp"

namespace localecs::services::ecs {
namespace {

const std::string& task_of(const effects::Observation& observation) {
  static const std::string none;
  return std::visit(
      [](const auto& told) -> const std::string& {
        if constexpr (requires { told.key; })
          return told.key.task_arn;
        else
          return none;
      },
      observation);
}

void note_pull(Desk& desk, const effects::Pulled& pulled) {
  const state::Task* task = desk.state[ecs::tasks].find(pulled.key.task_arn);
  if (!task || pulled.problem) return;
  for (const state::Container& container : task->containers)
    if (container.name == pulled.key.container)
      desk.state[ecs::pulled_images].put(decide::image_of(*task, container), {desk.now()});
}

// The observed thing was made for a task that no longer has a row (after a reset): remove it, since
// no later decision will.
void orphaned(Desk& desk, const effects::Observation& observation) {
  const auto* created = std::get_if<effects::Created>(&observation);
  if (created && !created->problem)
    desk.engine.perform(effects::RemoveContainer{created->key, created->runtime_id});
  const auto* ready = std::get_if<effects::SandboxReady>(&observation);
  if (ready && !ready->problem && !ready->runtime_id.empty())
    desk.engine.perform(effects::ReleaseSandbox{ready->key, ready->runtime_id});
}

void observe_task(Desk& desk, const effects::Observation& observation) {
  if (const auto* pulled = std::get_if<effects::Pulled>(&observation)) note_pull(desk, *pulled);
  const state::Task* task = desk.state[ecs::tasks].find(task_of(observation));
  if (!task) return orphaned(desk, observation);
  const auto concealed = decide::conceal(desk.state, *task, observation);
  const auto edit = desk.state[ecs::tasks].edit(task->arn);
  decide::observe(*edit, concealed ? *concealed : observation, desk.now(), desk.timing);
}

}  // namespace

void observe(Desk& desk, const effects::Observation& observation) {
  // Output is by far the most frequent, and changes no task.
  if (std::holds_alternative<effects::OutputLines>(observation) ||
      std::holds_alternative<effects::OutputEnded>(observation))
    return;
  if (const auto* up = std::get_if<effects::EngineUp>(&observation))
    engine_up(desk, *up);
  else if (const auto* down = std::get_if<effects::EngineDown>(&observation))
    engine_down(desk, *down);
  else
    observe_task(desk, observation);
}

void answered(Desk& desk, const effects::FunctionAnswered& answer) {
  auto* row = desk.state[ecs::service_deployments].modify(answer.key.deployment_arn);
  if (row) decide::observe(*row, answer, desk.now());
}

}  // namespace localecs::services::ecs
