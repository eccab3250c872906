// One look at one capacity provider: its own status, the tasks that wait for it, and how many
// instances it should have.
#include <localecs/aws/ecs/capacity_provider.hpp>
#include <localecs/services/ecs/decide/capacity.hpp>

#include <localecs/base/arn.hpp>
#include <localecs/services/ecs/placement/capacity.hpp>
#include <localecs/services/ecs/placement/daemons.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>

#include "demand.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::CapacityProviderStatus;
using aws::ecs::CapacityProviderUpdateStatus;

struct CapacityLook {
  const state::State& state;
  CapacityPlan& plan;
  IdSource& ids;
  TimePoint now;
  const Timing& timing;
  Provision provision;                            // what this provider can bring
  std::vector<const state::Instance*> instances;  // ACTIVE ones, of its cluster
  std::vector<placement::Tentative> tentative;    // this look's placements
  std::vector<const state::Task*> waiting;        // those that found no place

  void wake_at(TimePoint at) { plan.wake = plan.wake ? std::min(*plan.wake, at) : at; }
  int running() const {
    return static_cast<int>(instances.size() + plan.provider.launching.size());
  }
};

void complete_update(CapacityLook& look) {
  using enum CapacityProviderUpdateStatus;
  auto& shown = look.plan.provider.configuration;
  const bool in_progress = shown.updateStatus == CREATE_IN_PROGRESS ||
                           shown.updateStatus == UPDATE_IN_PROGRESS ||
                           shown.updateStatus == DELETE_IN_PROGRESS;
  const TimePoint done_at = look.plan.provider.updated_at + look.timing.capacity_change;
  if (in_progress && look.now < done_at) return look.wake_at(done_at);
  if (shown.updateStatus == CREATE_IN_PROGRESS) {
    shown.status = CapacityProviderStatus::ACTIVE;
    shown.updateStatus = CREATE_COMPLETE;
  } else if (shown.updateStatus == UPDATE_IN_PROGRESS) {
    shown.updateStatus = UPDATE_COMPLETE;
  } else if (shown.updateStatus == DELETE_IN_PROGRESS) {
    shown.status = CapacityProviderStatus::INACTIVE;
    shown.updateStatus = DELETE_COMPLETE;
    look.plan.provider.inactive_at = look.now;
  }
}

void find_instances(CapacityLook& look) {
  const state::CapacityProvider& provider = look.plan.provider;
  for (const auto& [arn, instance] : look.state[ecs::instances].rows())
    if (instance.capacity_provider == provider.name && !instance.is_leaving &&
        instance.status == state::InstanceStatus::ACTIVE && !instance.interrupted_at &&
        state::provider_arn(arn, provider.name) == provider.arn)
      look.instances.push_back(&instance);
}

void order(CapacityLook& look, int count) {
  for (int i = 0; i < count; ++i)
    look.plan.provider.launching.push_back(look.now + look.timing.instance_launch);
  if (count > 0) look.plan.provider.last_scaled_at = look.now;
}

// Registers ordered instances that are due. Waiting tasks find them in the look that follows.
void register_due(CapacityLook& look) {
  auto& launching = look.plan.provider.launching;
  const state::Cluster* cluster = look.state[ecs::clusters].find(look.plan.provider.cluster_arn);
  if (!cluster || !cluster->active) launching.clear();
  int number = static_cast<int>(look.instances.size());
  std::erase_if(launching, [&](TimePoint at) {
    if (look.now < at) {
      look.wake_at(at);
      return false;
    }
    look.plan.launches.push_back(placement::make_instance(
        look.state, *cluster, look.provision.spec(look.state, number++), look.ids, look.now));
    return true;
  });
}

std::string refusal_text(const placement::Choice& choice) {
  return "TaskFailedToStart: " + (choice.refusals.empty() ? std::string("EMPTY CAPACITY PROVIDER")
                                                          : choice.refusals.front().reason);
}

void place_waiting(CapacityLook& look) {
  std::vector<const state::Task*> tasks;
  for (const std::string& arn : look.state[ecs::tasks].waiting_for(look.plan.provider.arn))
    if (const state::Task* task = look.state[ecs::tasks].find(arn); task && task->should_run)
      tasks.push_back(task);
  std::ranges::stable_sort(tasks, {}, &state::Task::created_at);
  for (const state::Task* task : tasks) {
    const placement::Choice choice =
        placement::choose_instance(look.state, placement::request_of(*task), look.tentative);
    const TimePoint fails_at = task->created_at + look.timing.capacity_wait_most;
    if (choice.found) {
      look.plan.placements.push_back({task->arn, choice.instance_arn});
      look.tentative.push_back({choice.instance_arn, task->group, task->resources});
    } else if (look.now >= fails_at) {
      look.plan.failures.push_back({task->arn, refusal_text(choice)});
    } else {
      look.wake_at(fails_at);
      look.waiting.push_back(task);
    }
  }
}

// True if application tasks are on the instance, or come to it in this look. A managed daemon alone
// keeps no instance.
bool is_used(const CapacityLook& look, const state::Instance& instance) {
  return placement::has_work(look.state, instance) ||
         std::ranges::find(look.tentative, instance.arn, &placement::Tentative::instance_arn) !=
             look.tentative.end();
}

// Waits until no instance is new any more: a new one counts in no metric yet, so whether there are
// too many is not judged before. True then.
bool wait_for_warmup(CapacityLook& look) {
  bool is_over = true;
  for (const state::Instance* instance : look.instances) {
    const TimePoint warm_at = instance->registered_at + look.provision.warmup;
    if (look.now >= warm_at) continue;
    look.wake_at(warm_at);
    is_over = false;
  }
  return is_over;
}

void dismiss(CapacityLook& look, const state::Instance& instance) {
  (look.provision.drains ? look.plan.leaving : look.plan.ending).push_back(instance.arn);
}

// Dismisses instances that nobody needs, once that has held for a while.
void scale_in(CapacityLook& look, int wanted) {
  state::CapacityProvider& provider = look.plan.provider;
  const int surplus = static_cast<int>(look.instances.size()) - wanted;
  const bool moves = !look.waiting.empty() || !provider.launching.empty();
  if (surplus <= 0 || moves || look.provision.never_scales_in || !wait_for_warmup(look)) {
    provider.low_since = {};
    return;
  }
  if (provider.low_since == TimePoint{}) provider.low_since = look.now;
  const TimePoint due = provider.low_since + look.provision.scale_in_after;
  if (look.now < due) return look.wake_at(due);
  int left = surplus;
  for (auto row = look.instances.rbegin(); row != look.instances.rend() && left > 0; ++row) {
    if (is_used(look, **row)) continue;
    dismiss(look, **row);
    --left;
  }
  provider.low_since = {};
}

void scale(CapacityLook& look) {
  const Provision& provision = look.provision;
  const int used = static_cast<int>(std::ranges::count_if(
      look.instances, [&](const state::Instance* instance) { return is_used(look, *instance); }));
  const int needed = used + instances_for(provision, look.waiting);
  const int wanted = provision.wanted(needed, look.running());
  order(look, wanted - look.running());
  for (const TimePoint at : look.plan.provider.launching) look.wake_at(at);
  scale_in(look, std::max(provision.min_size, provision.for_load(needed)));
}

void give_up_instances(CapacityLook& look) {
  look.plan.provider.launching.clear();
  for (const state::Instance* instance : look.instances) dismiss(look, *instance);
}

}  // namespace

CapacityPlan decide_capacity_provider(const state::State& state,
                                      const state::CapacityProvider& provider, IdSource& ids,
                                      TimePoint now, const Timing& timing) {
  CapacityPlan plan{.provider = provider, .wake = {}};
  CapacityLook look{state, plan, ids, now, timing, provision_of(state, provider, timing),
                    {},    {},   {}};
  complete_update(look);
  find_instances(look);
  if (plan.provider.configuration.status == CapacityProviderStatus::INACTIVE) {
    give_up_instances(look);
    const TimePoint forget_at = plan.provider.inactive_at + timing.inactive_cluster_kept;
    plan.forget = now >= forget_at;
    if (!plan.forget) look.wake_at(forget_at);
    return plan;
  }
  register_due(look);
  if (!plan.launches.empty()) return plan;  // the look that they cause goes on
  place_waiting(look);
  if (!plan.provider.cluster_arn.empty()) scale(look);
  return plan;
}

}  // namespace localecs::decide
