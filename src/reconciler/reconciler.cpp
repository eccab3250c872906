// The reconciler: every arrow of docs/architecture.md's loop is one function here.
#include <localecs/reconciler/reconciler.hpp>

#include <localecs/base/log.hpp>
#include <localecs/decide/lifecycle.hpp>
#include <localecs/decide/rollout.hpp>

namespace localecs::reconciler {

using state::Key;
using state::Kind;

Reconciler::Reconciler(state::State& state, effects::ContainerEngine& engine, const Clock& clock,
                       IdSource& ids, const decide::Timing& timing)
    : state_(state),
      engine_(engine),
      clock_(clock),
      ids_(ids),
      timing_(timing),
      started_at_(clock.now()) {}

void Reconciler::step() {
  for (;;) {
    for (const auto& observation : std::exchange(inbox_, {})) observe(observation);
    wake_changed();
    const auto due = work_.take_due(clock_.now());
    if (due.empty() && inbox_.empty() && state_.changes.empty()) return;
    for (const Key& key : due) decide(key);
  }
}

std::optional<TimePoint> Reconciler::next_due() const {
  if (!inbox_.empty() || !state_.changes.empty()) return clock_.now();
  return work_.next();
}

// A changed row is decided again now, and so is the service that a changed task belongs to.
void Reconciler::wake_changed() {
  const TimePoint now = clock_.now();
  for (const Key& key : state_.changes.take()) {
    if (key.kind == Kind::task) {
      const state::Task* task = state_.tasks.find(key.id);
      if (task && !task->service_arn.empty()) work_.wake({Kind::service, task->service_arn}, now);
    }
    work_.wake(key, now);
  }
}

void Reconciler::decide(const Key& key) {
  switch (key.kind) {
    case Kind::task:
      return decide_task(key.id);
    case Kind::service:
      return decide_service(key.id);
    case Kind::cluster:
      return decide_cluster(key.id);
    case Kind::family: return decide_family(key.id);
    case Kind::instance:
    case Kind::account_setting:
    case Kind::parameter:
    case Kind::secret:
      return;  // nothing follows from these by themselves
  }
}

void Reconciler::decide_task(const std::string& arn) {
  const state::Task* task = state_.tasks.find(arn);
  if (!task) return;
  auto plan = decide::decide_task(state_, *task, clock_.now(), timing_);
  if (plan.forget) return state_.erase_task(arn);
  if (plan.task.last_status != task->last_status)
    log::info("task {} is {}{}{}", state::id_of(arn), state::to_text(plan.task.last_status),
              plan.task.stopped_reason.empty() ? "" : ": ", plan.task.stopped_reason);
  // Only a task that has moved is written: an unchanged row must not wake itself again.
  if (plan.task.version != task->version || !plan.effects.empty())
    state_.update_task(std::move(plan.task));
  for (auto& effect : plan.effects) engine_.perform(std::move(effect));
  if (plan.wake) work_.wake({Kind::task, arn}, *plan.wake);
}

void Reconciler::decide_service(const std::string& arn) {
  const state::Service* service = state_.services.find(arn);
  if (!service || services_frozen_) return;
  auto plan = decide::decide_service(state_, *service, ids_, clock_.now(), timing_);
  for (const std::string& settled : plan.settled) state_.tasks_of_service.remove(arn, settled);
  if (plan.forget) return state_.services.erase(arn);
  state_.services.replace_quietly(arn, std::move(plan.service));
  for (const auto& stop : plan.stops)
    if (state::Task* task = state_.tasks.modify(stop.task_arn))
      state::request_stop(*task, aws::ecs::TaskStopCode::ServiceSchedulerInitiated, stop.reason,
                          clock_.now());
  for (auto& task : plan.starts) state_.add_task(std::move(task));
  if (plan.wake) work_.wake({Kind::service, arn}, *plan.wake);
}

void Reconciler::decide_cluster(const std::string& arn) {
  const state::Cluster* cluster = state_.clusters.find(arn);
  if (!cluster || cluster->active) return;
  const TimePoint forget_at = cluster->deleted_at + timing_.inactive_cluster_kept;
  if (clock_.now() >= forget_at)
    state_.clusters.erase(arn);
  else
    work_.wake({Kind::cluster, arn}, forget_at);
}

// A revision that is being deleted goes when no task and no deployment holds it any more.
void Reconciler::decide_family(const std::string& arn) {
  const state::Family* family = state_.families.find(arn);
  if (!family) return;
  std::vector<int> unused;
  bool waits = false;
  for (const auto& [number, revision] : family->revisions) {
    if (revision.status != aws::ecs::TaskDefinitionStatus::DELETE_IN_PROGRESS) continue;
    if (revision.registered.use_count() == 1) unused.push_back(number);
    else waits = true;
  }
  if (!unused.empty())
    for (int number : unused) state_.families.modify(arn)->revisions.erase(number);
  if (waits) work_.wake({Kind::family, arn}, clock_.now() + timing_.deleted_revision_retry);
}

void Reconciler::observe(const effects::Observation& observation) {
  if (const auto* up = std::get_if<effects::EngineUp>(&observation)) return engine_up(*up);
  if (const auto* down = std::get_if<effects::EngineDown>(&observation)) return engine_down(*down);
  const std::string& arn = std::visit(
      [](const auto& told) -> const std::string& {
        static const std::string none;
        if constexpr (requires { told.key; })
          return told.key.task_arn;
        else
          return none;
      },
      observation);
  if (state::Task* task = state_.tasks.modify(arn))
    decide::observe(*task, observation, clock_.now(), timing_);
  else
    orphaned(observation);
}

// A container made for a task that has been forgotten since (a reset): nobody will ever ask for it
// again.
void Reconciler::orphaned(const effects::Observation& observation) {
  const auto* created = std::get_if<effects::Created>(&observation);
  if (created && !created->problem)
    engine_.perform(effects::RemoveContainer{created->key, created->runtime_id});
}

void Reconciler::engine_up(const effects::EngineUp& up) {
  if (!state_.host.connected)
    log::info("engine {} is there: {} CPU units, {} MiB", up.version, up.cpu, up.memory);
  state_.host = {.cpu = up.cpu,
                 .memory = up.memory,
                 .connected = true,
                 .architecture = up.architecture,
                 .engine_version = up.version,
                 .problem = {}};
  for (const auto& [arn, row] : state_.instances.rows()) {
    if (row.cpu == up.cpu && row.memory == up.memory) continue;
    state::Instance* instance = state_.instances.modify(arn);
    instance->cpu = up.cpu;
    instance->memory = up.memory;
  }
  std::map<std::string, std::vector<const effects::Listed*>> by_task;
  int strangers = 0;
  for (const effects::Listed& listed : up.containers) {
    if (state_.tasks.find(listed.key.task_arn))
      by_task[listed.key.task_arn].push_back(&listed);
    else if (listed.created_at >= started_at_)
      engine_.perform(effects::RemoveContainer{listed.key, listed.runtime_id});
    else
      ++strangers;
  }
  if (strangers)
    log::warn("{} containers of an earlier run are still there; POST /_localecs/reset removes them",
              strangers);
  for (const auto& [arn, row] : state_.tasks.rows())
    decide::resync(*state_.tasks.modify(arn), by_task[arn], up.asked_at, clock_.now(), timing_);
}

void Reconciler::engine_down(const effects::EngineDown& down) {
  log::warn("the engine is away: {}", down.reason);
  state_.host.connected = false;
  state_.host.problem = down.reason;
}

void Reconciler::forget_everything() {
  state_.clear();
  state_.changes.take();
  inbox_.clear();
  work_.clear();
}

}  // namespace localecs::reconciler
