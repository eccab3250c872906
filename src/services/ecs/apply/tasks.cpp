// Carries out the plan about one task: writes its row first, then asks the Engine for the effects.
#include "apply.hpp"

#include <localecs/base/log.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/decide/lifecycle.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/this_run.hpp>
#include <localecs/services/logs/rows/logs.hpp>

#include "log_lines.hpp"
#include "log_streams.hpp"

namespace localecs::services::ecs {
namespace {

void add_records(Desk& desk, decide::TaskPlan& plan) {
  if (!desk.state[ecs::this_run].write_record) return;
  for (effects::Effect& effect : plan.effects) {
    auto* create = std::get_if<effects::CreateContainer>(&effect);
    if (create && create->key.container == plan.task.containers.front().name)
      create->spec.record = desk.state[ecs::this_run].write_record(plan.task);
  }
}

// The row is written before the Engine is asked, so that it shows each effect as in flight. A row
// that did not change is not written: the write would wake it again, without end.
void perform(Desk& desk, decide::TaskPlan& plan) {
  for (const auto& target : plan.open_streams)
    open_stream(desk.state[logs::groups], target, desk.now());
  add_records(desk, plan);
  if (plan.changed) desk.state[ecs::tasks].update(std::move(plan.task));
  for (auto& effect : plan.effects) desk.engine.perform(std::move(effect));
}

}  // namespace

void look_at_task(Desk& desk, const std::string& arn) {
  const state::Task* task = desk.state[ecs::tasks].find(arn);
  if (!task) return;
  auto plan = decide::decide_task(desk.state, *task, desk.now(), desk.timing);
  if (plan.forget) return desk.state[ecs::tasks].erase(arn);
  if (plan.task.last_status != task->last_status && spdlog::should_log(spdlog::level::info))
    log::info("{}", task_line(plan.task));
  perform(desk, plan);
  if (plan.wake) desk.wake(ecs::tasks, arn, *plan.wake);
}

}  // namespace localecs::services::ecs
