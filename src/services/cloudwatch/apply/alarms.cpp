// Carries out the decision about an alarm: stores the state and asks for the next look.
#include "alarms.hpp"

#include <localecs/base/log.hpp>
#include <localecs/services/cloudwatch/decide/alarms.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <algorithm>

namespace localecs::services::cloudwatch {
namespace {

// Names may contain line breaks, which would forge lines of the log.
std::string in_one_line(std::string name) {
  std::ranges::replace_if(
      name, [](unsigned char c) { return c < ' ' || c == 0x7f; }, '?');
  return name;
}

}  // namespace

void look_at_alarm(Desk& desk, const std::string& arn) {
  const state::Alarm* alarm = desk.state[cloudwatch::alarms].find(arn);
  if (!alarm) return;
  auto plan = decide::decide_alarm(desk.state, *alarm, desk.now());
  desk.wake(cloudwatch::alarms, arn, plan.wake);
  if (!plan.has_moved)
    return desk.state[cloudwatch::alarms].replace_quietly(arn, std::move(plan.alarm));
  log::info("alarm {}: {}", in_one_line(*plan.alarm.shown.AlarmName),
            *plan.alarm.shown.StateReason);
  desk.state[cloudwatch::alarms].put(arn, std::move(plan.alarm));
}

}  // namespace localecs::services::cloudwatch
