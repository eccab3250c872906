// One look at one service: what the parts of its decision share.
#pragma once

#include <localecs/services/ecs/decide/rollout.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "draft.hpp"

namespace localecs::decide {

struct ServiceLook {
  const state::State& state;
  ServicePlan& plan;
  IdSource& ids;
  TimePoint now;
  const Timing& timing;
  // The service deployment that brings PRIMARY, or that PRIMARY rolls back; empty once it has
  // ended.
  Draft<state::ServiceDeployment> deployment{};
  std::string task_set{};  // whose part is being decided; empty: the service as a whole
  int spared = 0;          // protected tasks that were to be stopped

  state::Service& service() { return plan.service; }
  state::Deployment& primary() { return plan.service.deployments.front(); }
  void say(std::string message) {
    state::add_event(plan.service, ids.uuid(), std::move(message), now, task_set);
  }
  void wake_at(TimePoint at) { plan.wake = plan.wake ? std::min(*plan.wake, at) : at; }
  // True once `at` has come; until then the next look is set for it.
  bool wait_until(TimePoint at) {
    if (now >= at) return true;
    wake_at(at);
    return false;
  }
};

}  // namespace localecs::decide
