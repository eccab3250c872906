// One look at one service: what the parts of its decision share.
#pragma once

#include "crews.hpp"

#include <localecs/services/ecs/decide/rollout.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::decide {

struct ServiceLook {
  const state::State& state;
  ServicePlan& plan;
  IdSource& ids;
  TimePoint now;
  const Timing& timing;
  std::string task_set{};  // whose part is being decided; empty: the service as a whole
  int spared = 0;          // protected tasks that were to be stopped

  state::Service& service() { return plan.service; }
  state::Deployment& primary() { return plan.service.deployments.front(); }
  void say(std::string message) {
    state::add_event(plan.service, ids.uuid(), std::move(message), now, task_set);
  }
  void wake_at(TimePoint at) { plan.wake = plan.wake ? std::min(*plan.wake, at) : at; }
};

// Placement and blocking events are not repeated while they still hold.
void say_once(ServiceLook& look, const std::string& message);

// --- starting.cpp ---
// Takes note of tasks that have ended, and splits off the rest.
TaskRefs settle_ended(ServiceLook& look);
// A task that came up after the last failure, and did not die young, ends the backoff.
void forgive(ServiceLook& look, state::Deployment& deployment, const Crew& crew);
// Whether one of them never ran, or died young, and is not STOPPED yet: what failed is noted then,
// and its replacement waits for the verdict.
bool awaits_verdict(const ServiceLook& look, const Crew& crew);
// What the next task of that deployment asks of its place.
placement::Request request_for(ServiceLook& look, const state::Deployment& deployment);
// Places up to `count` tasks of that deployment; none while its failures are backed off.
void start(ServiceLook& look, state::Deployment& deployment, int count);

// What the checks say of a RUNNING task, as far as the service heeds them; nothing where none are.
std::optional<state::HealthStatus> heeded_health_of(const ServiceLook& look,
                                                    const state::Task& task);
// The service's tasks as they count for the deployments that it has now.
Crews sort_crews(ServiceLook& look, const TaskRefs& tasks);
// Those of one deployment, in `primary`; in `old` what leaves a draining instance.
Crews sort_deployment(ServiceLook& look, const TaskRefs& tasks, const std::string& id);
// Those of all but PRIMARY: of the deployment that serves in `primary`; the others, and what leaves
// a draining instance, in `old`.
Crews sort_earlier(ServiceLook& look, const TaskRefs& tasks, const std::string& serving);
// The same for hold_still.
StandingCrews sort_standing(ServiceLook& look, const TaskRefs& tasks);
// Those of one task set, in `primary`.
Crews sort_task_set(ServiceLook& look, const TaskRefs& tasks, const state::TaskSet& set);
// The tasks of a deployment that are to be replaced because a health check fails: those that run,
// and, where there is no room for both, those that have just made room.
int count_failing(const ServiceLook& look, const state::Deployment& deployment);

// --- stopping.cpp ---
// `where` goes into the event, `reason` is the tasks' own.
void stop(ServiceLook& look, const TaskRefs& tasks, std::string_view kind, std::string reason = {},
          std::string_view where = {});
// Moves the first `count` of the list into the result.
TaskRefs take(TaskRefs& from, int count);
// The same, but protected tasks stay until their protection ends.
TaskRefs take_unprotected(ServiceLook& look, TaskRefs& from, int count);
// More than `desired` of one deployment: those that do not run yet go first, then those not known
// to be healthy, of each the youngest. Unhealthy ones are no surplus: they leave when they are
// replaced.
void scale_in(ServiceLook& look, Crew& crew, int desired, std::string_view where = {});
// Earlier deployments give way as far as `keep` healthy tasks remain.
void retire_old(ServiceLook& look, Crews& crews, int keep);
// Says of each what it is stopped for. They are `crew.unhealthy`, or some of them.
void stop_unhealthy(ServiceLook& look, const TaskRefs& tasks);
// An unhealthy task goes once its replacement is healthy; at once, one at a time, where no room is
// left for one.
void replace_unhealthy(ServiceLook& look, Crews& crews, int room);

// --- zone_rebalancing.cpp ---
// A move to an emptier zone: so many tasks beyond the desired count stay as long as the new one is
// on its way; then `where` says what scale-in is for.
struct ZoneMove {
  int extra = 0;
  std::string where{};
};
ZoneMove zone_move(ServiceLook& look, const Crews& crews);
// Starts a task in an emptier zone where that evens out a settled service.
void rebalance_zones(ServiceLook& look, const Crews& crews, int room);
// Says so if what is left after scale-in is spread evenly.
void tell_balance(ServiceLook& look, const Crews& crews);

// --- completion.cpp ---
// Lists, completes and says what holds now; `may_complete`: nothing else is to be waited for.
void note_completion(ServiceLook& look, const Crews& crews, bool may_complete);

// --- rolling.cpp, standstill.cpp, blue_green.cpp, daemon_scheduling.cpp, task_sets.cpp ---
// Brings the tasks in line with the desired count within minimum and maximum percent.
void hold_rolling(ServiceLook& look, const TaskRefs& tasks);
// The same while PRIMARY may not grow: a hook holds it back, or it has failed. What serves goes on.
void hold_still(ServiceLook& look, const TaskRefs& tasks);
// DAEMON: one task an instance.
void hold_daemons(ServiceLook& look, const TaskRefs& tasks);
// EXTERNAL: each task set at its share of the desired count.
void hold_task_sets(ServiceLook& look, const TaskRefs& tasks);
// BLUE_GREEN, LINEAR and CANARY while their deployment is in progress.
void hold_shifting(ServiceLook& look, const TaskRefs& tasks);

}  // namespace localecs::decide
