// CloudWatch alarms as monitors of a service's deployments.
#include "deployment_alarms.hpp"

#include <localecs/aws/cloudwatch/state_value.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/cloudwatch/statistics/alarm_queries.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/state/state.hpp>

#include "service_deployments.hpp"

namespace localecs::decide {
namespace {

using Monitor = aws::ecs::ServiceDeploymentRollbackMonitorsStatus;

// From then on the earlier revision goes: there is no way back that would be quick.
bool is_cleaning_up(const state::ServiceDeployment& row) {
  return row.described.lifecycleStage == aws::ecs::ServiceDeploymentLifecycleStage::CLEAN_UP;
}

}  // namespace

std::vector<const state::Alarm*> alarms_named(
    const state::State& state, const std::string& arn,
    const std::optional<std::vector<std::string>>& names) {
  std::vector<const state::Alarm*> rows;
  const auto parts = split(arn, ':');
  for (const std::string& name : names.value_or(std::vector<std::string>{}))
    if (const auto* alarm = state[cloudwatch::alarms].find(state::alarm_arn(parts[3], parts[4], name)))
      rows.push_back(alarm);
  return rows;
}

std::vector<std::string> alarms_in_alarm(const state::State& state, const std::string& arn,
                                         const std::optional<std::vector<std::string>>& names) {
  std::vector<std::string> found;
  for (const state::Alarm* alarm : alarms_named(state, arn, names))
    if (alarm->shown.StateValue == aws::cloudwatch::StateValue::ALARM)
      found.push_back(*alarm->shown.AlarmName);
  return found;
}

std::string went_off(const std::vector<std::string>& names) {
  return (names.size() == 1 ? "the CloudWatch alarm " : "the CloudWatch alarms ") +
         join(names, ", ") + " went into ALARM.";
}

void begin_to_watch(const state::State& state, state::ServiceDeployment& row) {
  auto& alarms = row.described.alarms;
  if (alarms->status == Monitor::MONITORING &&
      !alarms_in_alarm(state, row.service_arn, alarms->alarmNames).empty())
    alarms->status = Monitor::DISABLED;
}

bool watches_alarms(const ServiceLook& look) {
  if (!is_going_forward(look)) return false;
  const state::ServiceDeployment& row = *current_deployment(look);
  return row.described.alarms && row.described.alarms->status == Monitor::MONITORING &&
         !is_cleaning_up(row);
}

void watch_alarms(ServiceLook& look) {
  if (!watches_alarms(look)) return;
  const state::ServiceDeployment& current = *current_deployment(look);
  auto names =
      alarms_in_alarm(look.state, current.service_arn, current.described.alarms->alarmNames);
  if (names.empty()) return;
  const bool rolls_back = current.described.deploymentConfiguration->alarms->rollback;
  const std::string because = went_off(names);
  auto& alarms = *change_current(look).described.alarms;
  alarms.status = Monitor::TRIGGERED;
  alarms.triggeredAlarmNames = std::move(names);
  fail_deployment(look,
                  {.event = "alarm detected.",
                   .rollout_reason = "ECS deployment failed: alarm detected.",
                   .because = because},
                  rolls_back);
}

// As long as the slowest alarm takes to notice, unless the user says so.
Duration bake_time(const ServiceLook& look) {
  const state::ServiceDeployment& row = *current_deployment(look);
  const int minutes = row.described.deploymentConfiguration->bakeTimeInMinutes.value_or(0);
  if (minutes > 0) return std::chrono::minutes(minutes);
  Duration longest{};
  for (const auto* alarm :
       alarms_named(look.state, row.service_arn, row.described.alarms->alarmNames))
    longest = std::max(longest, metrics::time_to_notice(*alarm));
  return std::min(longest, look.timing.default_bake_most);
}

bool has_baked(ServiceLook& look, bool is_up) {
  if (!watches_alarms(look) || is_shifting(*current_deployment(look))) return true;
  const Duration time = bake_time(look);
  if (time == Duration{}) return true;
  if (!is_up) return false;
  if (!current_deployment(look)->baking_since) change_current(look).baking_since = look.now;
  const TimePoint baked_at = *current_deployment(look)->baking_since + time;
  if (look.now < baked_at) look.wake_at(baked_at);
  return look.now >= baked_at;
}

}  // namespace localecs::decide
