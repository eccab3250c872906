// What an earlier run of the daemon has left becomes tasks again.
#include <localecs/base/log.hpp>
#include <localecs/reconciler/reconciler.hpp>
#include <localecs/services/ecs/decide/adoption.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>

#include "log_streams.hpp"

namespace localecs::reconciler {

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

int Reconciler::adopt(const std::vector<effects::Kept>& kept, const ReadRecord& read) {
  int adopted = 0;
  for (const effects::Kept& one : kept) {
    if (one.record.empty() || state_[ecs::tasks].find(one.listed.key.task_arn)) continue;
    auto task = task_of(one, read);
    if (!task) continue;
    const std::string arn = task->arn;
    if (!decide::adopt(state_, *std::move(task), kept, ids_, clock_.now())) {
      log::info("task {} had not begun when its state was lost: it cannot go on", arn);
      continue;
    }
    for (const state::Container& container : state_[ecs::tasks].find(arn)->containers)
      if (container.log) open_stream(state_[logs::groups], *container.log, clock_.now());
    ++adopted;
  }
  return adopted;
}

}  // namespace localecs::reconciler
