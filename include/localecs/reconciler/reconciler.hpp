// The loop: what the Engine told goes into the state, what changed is decided again, what was
// decided is performed.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/effects/functions.hpp>
#include <localecs/services/ecs/decide/capacity.hpp>
#include <localecs/services/ecs/decide/lifecycle.hpp>
#include <localecs/services/ecs/decide/managed_daemon.hpp>
#include <localecs/services/ecs/decide/timing.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/logs/decide/log_shipping.hpp>

#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace localecs::reconciler {

// When which row is to be looked at again. A row has one time: the earliest asked for.
class Work {
 public:
  void wake(const state::Key& key, TimePoint at);
  // The rows whose time has come, so many of them; they are no longer waiting then.
  std::vector<state::Key> take_due(TimePoint now, std::size_t most);
  std::optional<TimePoint> next() const;
  void clear();

 private:
  std::map<state::Key, TimePoint> due_;
  std::set<std::pair<TimePoint, state::Key>> queue_;
};

// A task as a text that its containers carry, and that text as a task; the latter throws where it
// is none.
using WriteRecord = std::function<std::string(const state::Task&)>;
using ReadRecord = std::function<state::Task(const std::string&)>;

// Owns no thread and no timer: whoever drives it calls step() when something happened or next_due()
// has come. So it runs unchanged under the daemon's event loop and under a simulation's manual
// clock.
class Reconciler {
 public:
  Reconciler(state::State& state, effects::ContainerEngine& engine, effects::Functions& functions,
             const Clock& clock, IdSource& ids, const decide::Timing& timing);

  // What the Engine tells, and what functions answer; taken in by the next step.
  void deliver(effects::Observation observation) { inbox_.push_back(std::move(observation)); }
  void deliver(effects::FunctionAnswered answer) { answers_.push_back(std::move(answer)); }

  // Observes, decides and performs until nothing is due now, or so many rows were woken or decided:
  // the rest is due at once then.
  void step(std::size_t most = std::numeric_limits<std::size_t>::max());
  // When step() is to be called though nothing happened. At once (now) if there is something to
  // observe or decide.
  std::optional<TimePoint> next_due() const;

  // The state is that of an earlier run of the daemon: what was in flight then has no outcome any
  // more, containers find their tasks, and the engine is told what these hold. So many tasks in one
  // call; false: there are more. Requests may come in between; the engine is watched, and step()
  // called, behind the last.
  bool resume(std::size_t most = std::numeric_limits<std::size_t>::max());
  // From now on the first container of each task is made with such a record of the task.
  void keep_records(WriteRecord write) { write_record_ = std::move(write); }
  // Tasks that are not known become rows again by the records that an earlier run has left with
  // their containers. Gives their number. To be called before resume().
  int adopt(const std::vector<effects::Kept>& kept, const ReadRecord& read);
  // What becomes of containers of an earlier run whose tasks are not known: they are left, unless
  // this is said.
  void remove_orphans() { removes_orphans_ = true; }
  // From now on services start nothing: the daemon is going down.
  void freeze_services() { services_frozen_ = true; }
  // Forgets every row and all waiting work. Outcomes still in flight then name no row and are
  // dropped.
  void forget_everything();

 private:
  void observe(const effects::Observation& observation);
  void observe(const effects::FunctionAnswered& answer);
  void engine_up(const effects::EngineUp& up);
  void engine_down(const effects::EngineDown& down);
  void connect_agents(const std::string& engine, bool connected);
  void engine_strangers(const effects::EngineUp& up);
  void observe_task(const effects::Observation& observation);
  void note_pull(const effects::Pulled& pulled);
  void orphaned(const effects::Observation& observation);
  void perform(decide::TaskPlan& plan);
  void add_records(decide::TaskPlan& plan) const;
  void wake_changed(std::size_t most);
  void interrupt_hooks();
  void decide(const state::Key& key);
  void decide_task(const std::string& arn);
  void decide_service(const std::string& arn);
  void decide_cluster(const std::string& arn);
  void decide_capacity_provider(const std::string& arn);
  void decide_instance(const std::string& arn);
  void terminate(const state::Instance& instance);
  void decide_zone(const std::string& name);
  void wake_owners(const state::Key& key, TimePoint now);
  void drain(const std::string& instance_arn);
  void decide_daemon(const std::string& arn);
  void forget_daemon(const state::ManagedDaemon& daemon);
  void decide_daemon_family(const std::string& prefix);
  void wake_around_daemons(const state::Key& key, TimePoint now);
  void wake_providers_of(const state::ManagedDaemon& daemon, TimePoint now);
  void decide_family(const std::string& arn);
  void decide_alarm(const std::string& arn);
  void decide_token(const std::string& id);
  void wake_deployments(TimePoint now);
  void forget_instance(const state::Instance& instance);

  state::State& state_;
  effects::ContainerEngine& engine_;
  effects::Functions& functions_;
  const Clock& clock_;
  IdSource& ids_;
  const decide::Timing& timing_;
  std::vector<effects::Observation> inbox_;
  std::vector<effects::FunctionAnswered> answers_;
  std::set<state::Key> changed_;  // rows that are still to be woken
  std::string resumed_to_;        // the last task that resume() has seen
  Work work_;
  decide::LogShipper shipper_;
  TimePoint started_at_;
  bool services_frozen_ = false;
  bool removes_orphans_ = false;
  WriteRecord write_record_;
};

}  // namespace localecs::reconciler
