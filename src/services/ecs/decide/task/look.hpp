// One look at one task: what the parts of its decision share.
#pragma once

#include <localecs/services/ecs/decide/lifecycle.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>

#include <algorithm>
#include <utility>

namespace localecs::decide {

struct Look {
  const state::State& state;
  TaskPlan& plan;
  TimePoint now;
  const Timing& timing;

  state::Task& task() { return plan.task; }
  effects::ContainerKey key(const std::string& name) { return {plan.task.arn, name}; }
  void ask(effects::Effect effect) { plan.effects.push_back(std::move(effect)); }
  void wake_at(TimePoint at) { plan.wake = plan.wake ? std::min(*plan.wake, at) : at; }
  bool is_engine_there() const { return state::host_of(state, plan.task).connected; }
  // True once `at` has come; until then the next look is set for it.
  bool wait_until(TimePoint at) {
    if (now >= at) return true;
    wake_at(at);
    return false;
  }
  // True once the Engine may be asked about something that is to rest until `retry_at`. An Engine
  // that is away needs no next look: it causes one when it comes.
  bool wait_for_engine(TimePoint retry_at) { return is_engine_there() && wait_until(retry_at); }
};

}  // namespace localecs::decide
