// Rebuilds tasks that the state has lost from the records on their containers (--orphans adopt).
#include <localecs/services/ecs/apply/adoption.hpp>

#include <localecs/base/log.hpp>
#include <localecs/services/ecs/decide/adoption.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/logs/rows/logs.hpp>

#include "log_streams.hpp"

namespace localecs::services::ecs {
namespace {

std::optional<state::Task> task_of(const effects::Kept& kept, const ReadRecord& read) {
  const std::string& arn = kept.listed.key.task_arn;
  try {
    state::Task task = read(kept.record);
    if (task.arn == arn) return task;
    log::warn("the record of a container of task {} tells of {}", arn, task.arn);
  } catch (const std::exception& error) {
    log::warn("the record of task {} cannot be read: {}", arn, error.what());
  }
  return std::nullopt;
}

}  // namespace

int adopt(Desk& desk, const std::vector<effects::Kept>& kept, const ReadRecord& read) {
  int adopted = 0;
  for (const effects::Kept& one : kept) {
    if (one.record.empty() || desk.state[ecs::tasks].find(one.listed.key.task_arn)) continue;
    auto task = task_of(one, read);
    if (!task) continue;
    const std::string arn = task->arn;
    if (!decide::adopt(desk.state, *std::move(task), kept, desk.ids, desk.now())) {
      log::info("task {} had not begun when its state was lost: it cannot go on", arn);
      continue;
    }
    for (const state::Container& container : desk.state[ecs::tasks].find(arn)->containers)
      if (container.log) open_stream(desk.state[logs::groups], *container.log, desk.now());
    ++adopted;
  }
  return adopted;
}

}  // namespace localecs::services::ecs
