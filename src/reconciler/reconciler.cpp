// The reconciler: every arrow of docs/architecture.md's loop is one function here (the first one
// in observe.cpp).
#include <localecs/reconciler/reconciler.hpp>

#include <localecs/base/log.hpp>
#include <localecs/services/ecs/decide/resumption.hpp>
#include <localecs/services/ecs/decide/rollout.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/deployments.hpp>
#include <localecs/services/ecs/rows/endpoints.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>

#include "log_streams.hpp"

namespace localecs::reconciler {

using state::Key;

Reconciler::Reconciler(state::State& state, effects::ContainerEngine& engine,
                       effects::Functions& functions, const Clock& clock, IdSource& ids,
                       const decide::Timing& timing)
    : state_(state),
      engine_(engine),
      functions_(functions),
      clock_(clock),
      ids_(ids),
      timing_(timing),
      started_at_(clock.now()) {}

void Reconciler::step(std::size_t most) {
  for (;;) {
    for (const auto& observation : std::exchange(inbox_, {})) observe(observation);
    for (const auto& answer : std::exchange(answers_, {})) observe(answer);
    shipper_.flush(state_, clock_.now());
    wake_changed(most);
    // Only when all are woken: a service is decided once then, and not once for each of its tasks.
    if (!changed_.empty()) return;
    const auto due = work_.take_due(clock_.now(), most);
    if (due.empty() && inbox_.empty() && answers_.empty() && state_.changes.empty()) return;
    for (const Key& key : due) decide(key);
    if (due.size() == most) return;
  }
}

std::optional<TimePoint> Reconciler::next_due() const {
  if (!inbox_.empty() || !answers_.empty() || !state_.changes.empty() || !changed_.empty())
    return clock_.now();
  const auto work = work_.next(), flush = shipper_.next_flush();
  return work && flush ? std::min(*work, *flush) : work ? work : flush;
}

// A changed row is decided again now, and so is what it belongs to.
void Reconciler::wake_changed(std::size_t most) {
  std::set<Key> news = state_.changes.take();
  if (news.size() > changed_.size()) std::swap(news, changed_);
  changed_.merge(news);  // the fewer into the more
  const TimePoint now = clock_.now();
  for (; most > 0 && !changed_.empty(); --most) {
    const auto key = changed_.extract(changed_.begin());
    wake_owners(key.value(), now);
    work_.wake(key.value(), now);
  }
}

// The service of a changed task, and the capacity provider that it waits for; the service of a
// deployment that a user answered; the provider of a changed instance; what managed daemons touch.
void Reconciler::wake_owners(const Key& key, TimePoint now) {
  wake_around_daemons(key, now);
  if (key.table == state_.table_of(cloudwatch::alarms)) wake_deployments(now);
  if (key.table == state_.table_of(ecs::service_deployments)) {
    const auto* deployment = state_[ecs::service_deployments].find(key.id);
    if (deployment) work_.wake(state_.key(ecs::services, deployment->service_arn), now);
  }
  if (key.table == state_.table_of(ecs::tasks)) {
    const state::Task* task = state_[ecs::tasks].find(key.id);
    if (task && !task->service_arn.empty()) work_.wake(state_.key(ecs::services, task->service_arn), now);
    if (task && task->waits_for_capacity())
      work_.wake(state_.key(ecs::capacity_providers, state::provider_arn(key.id, task->capacity_provider)),
                 now);
  }
  if (key.table == state_.table_of(ecs::instances)) {
    const state::Instance* instance = state_[ecs::instances].find(key.id);
    if (instance && !instance->capacity_provider.empty())
      work_.wake(
          state_.key(ecs::capacity_providers, state::provider_arn(key.id, instance->capacity_provider)), now);
  }
}

void Reconciler::decide(const Key& key) {
  if (key.table == state_.table_of(ecs::tasks)) return decide_task(key.id);
  if (key.table == state_.table_of(ecs::services)) return decide_service(key.id);
  if (key.table == state_.table_of(ecs::clusters)) return decide_cluster(key.id);
  if (key.table == state_.table_of(ecs::families)) return decide_family(key.id);
  if (key.table == state_.table_of(ecs::instances)) return decide_instance(key.id);
  if (key.table == state_.table_of(ecs::capacity_providers)) return decide_capacity_provider(key.id);
  if (key.table == state_.table_of(ecs::failed_zones)) return decide_zone(key.id);
  if (key.table == state_.table_of(ecs::daemon_families)) return decide_daemon_family(key.id);
  if (key.table == state_.table_of(ecs::daemons)) return decide_daemon(key.id);
  if (key.table == state_.table_of(cloudwatch::alarms)) return decide_alarm(key.id);
  if (key.table == state_.table_of(ecs::tokens)) return decide_token(key.id);
}

void Reconciler::decide_task(const std::string& arn) {
  const state::Task* task = state_[ecs::tasks].find(arn);
  if (!task) return;
  auto plan = decide::decide_task(state_, *task, clock_.now(), timing_);
  if (plan.forget) return state_[ecs::tasks].erase(arn);
  if (plan.task.last_status != task->last_status)
    log::info("task {} is {}{}{}", state::id_of(arn), state::to_text(plan.task.last_status),
              plan.task.stopped_reason.empty() ? "" : ": ", plan.task.stopped_reason);
  perform(plan);
  if (plan.wake) work_.wake(state_.key(ecs::tasks, arn), *plan.wake);
}

// The row shows what is in flight before the Engine is asked. Only a task that has moved is
// written: an unchanged row must not wake itself again.
void Reconciler::perform(decide::TaskPlan& plan) {
  for (const auto& target : plan.open_streams) open_stream(state_[logs::groups], target, clock_.now());
  add_records(plan);
  if (plan.changed) state_[ecs::tasks].update(std::move(plan.task));
  for (auto& effect : plan.effects) engine_.perform(std::move(effect));
}

void Reconciler::add_records(decide::TaskPlan& plan) const {
  if (!write_record_) return;
  for (effects::Effect& effect : plan.effects) {
    auto* create = std::get_if<effects::CreateContainer>(&effect);
    if (create && create->key.container == plan.task.containers.front().name)
      create->spec.record = write_record_(plan.task);
  }
}

void Reconciler::decide_service(const std::string& arn) {
  const state::Service* service = state_[ecs::services].find(arn);
  if (!service || services_frozen_) return;
  auto plan = decide::decide_service(state_, *service, ids_, clock_.now(), timing_);
  for (const std::string& settled : plan.settled) state_[ecs::tasks].settle(settled);
  if (plan.forget) return state_[ecs::services].erase(arn);
  state_[ecs::services].replace_quietly(arn, std::move(plan.service));
  for (auto& deployment : plan.service_deployments) {
    const std::string id = deployment.arn;
    state_[ecs::service_deployments].put(id, std::move(deployment));
  }
  for (auto& revision : plan.service_revisions) {
    const std::string id = *revision.serviceRevisionArn;
    state_[ecs::service_revisions].put(id, std::move(revision));
  }
  for (auto& invocation : plan.invocations) functions_.invoke(std::move(invocation));
  if (plan.forget_history) state::forget_history_of(state_, arn);
  for (const auto& stop : plan.stops)
    state_[ecs::tasks].stop(stop.task_arn, aws::ecs::TaskStopCode::ServiceSchedulerInitiated, stop.reason,
                     clock_.now());
  for (auto& task : plan.starts) state_[ecs::tasks].add(std::move(task));
  if (plan.wake) work_.wake(state_.key(ecs::services, arn), *plan.wake);
}

// A revision that is being deleted goes when no task and no deployment holds it any more.
void Reconciler::decide_family(const std::string& arn) {
  const state::Family* family = state_[ecs::families].find(arn);
  if (!family) return;
  std::vector<int> unused;
  bool waits = false;
  for (const auto& [number, revision] : family->revisions) {
    if (revision.status != aws::ecs::TaskDefinitionStatus::DELETE_IN_PROGRESS) continue;
    if (revision.registered.use_count() == 1)
      unused.push_back(number);
    else
      waits = true;
  }
  if (!unused.empty())
    for (int number : unused) state_[ecs::families].modify(arn)->revisions.erase(number);
  if (waits) work_.wake(state_.key(ecs::families, arn), clock_.now() + timing_.deleted_revision_retry);
}

// How a service or a daemon was made is remembered for as long as it is there.
void Reconciler::decide_token(const std::string& id) {
  const state::TokenUse* token = state_[ecs::tokens].find(id);
  if (!token || id.starts_with("service ") || id.starts_with("daemon ")) return;
  const TimePoint forget_at = token->at + timing_.token_kept;
  if (clock_.now() < forget_at) return work_.wake(state_.key(ecs::tokens, id), forget_at);
  state_[ecs::tokens].erase(id);
}

void Reconciler::interrupt_hooks() {
  for (const auto& [arn, row] : state_[ecs::service_deployments].rows())
    if (decide::is_in_flight(row)) decide::interrupt(*state_[ecs::service_deployments].modify(arn));
}

bool Reconciler::resume(std::size_t most) {
  if (resumed_to_.empty()) interrupt_hooks();
  std::vector<effects::Held> held;
  const auto& rows = state_[ecs::tasks].rows();
  auto row = rows.upper_bound(resumed_to_);
  for (; most > 0 && row != rows.end(); --most, ++row) {
    const auto& [arn, task] = *row;
    resumed_to_ = arn;
    state::open_endpoints(state_, task);
    if (task.is_agents) continue;
    if (decide::is_in_flight(task))
      decide::interrupt(*state_[ecs::tasks].edit(arn), clock_.now(), timing_);
    decide::append_held(state_, task, held);
  }
  engine_.take_over(held);
  return row == rows.end();
}

void Reconciler::forget_everything() {
  state_.clear();
  state_.changes.take();
  inbox_.clear();
  answers_.clear();
  changed_.clear();
  work_.clear();
  shipper_.clear();
}

}  // namespace localecs::reconciler
