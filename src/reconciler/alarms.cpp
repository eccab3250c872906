// Carries out what was decided about alarms, and wakes the deployments that may watch them.
#include <localecs/base/log.hpp>
#include <localecs/reconciler/reconciler.hpp>
#include <localecs/services/cloudwatch/decide/alarms.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/service.hpp>

#include <algorithm>

namespace localecs::reconciler {


namespace {

// A name may be any text.
std::string in_one_line(std::string name) {
  std::ranges::replace_if(
      name, [](unsigned char c) { return c < ' ' || c == 0x7f; }, '?');
  return name;
}

}  // namespace

void Reconciler::decide_alarm(const std::string& arn) {
  const state::Alarm* alarm = state_[cloudwatch::alarms].find(arn);
  if (!alarm) return;
  auto plan = decide::decide_alarm(state_, *alarm, clock_.now());
  work_.wake(state_.key(cloudwatch::alarms, arn), plan.wake);
  if (!plan.has_moved) return state_[cloudwatch::alarms].replace_quietly(arn, std::move(plan.alarm));
  log::info("alarm {}: {}", in_one_line(*plan.alarm.shown.AlarmName),
            *plan.alarm.shown.StateReason);
  state_[cloudwatch::alarms].put(arn, std::move(plan.alarm));
}

// Alarms change seldom: whatever is being deployed looks at its own.
void Reconciler::wake_deployments(TimePoint now) {
  for (const auto& [arn, service] : state_[ecs::services].rows())
    if (!service.open_service_deployments.empty()) work_.wake(state_.key(ecs::services, arn), now);
  for (const auto& [arn, daemon] : state_[ecs::daemons].rows())
    if (!daemon.deployment.empty()) work_.wake(state_.key(ecs::daemons, arn), now);
}

}  // namespace localecs::reconciler
