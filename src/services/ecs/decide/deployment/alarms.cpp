// Looks up a deployment's alarms, and watches them until its bake time is over.
#include "alarms.hpp"

#include <localecs/aws/cloudwatch/state_value.hpp>
#include <localecs/aws/ecs/describe_service_deployments.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/cloudwatch/statistics/alarm_queries.hpp>
#include <localecs/services/ecs/rows/service_deployment.hpp>
#include <localecs/state/state.hpp>

#include "bake.hpp"
#include "record.hpp"

namespace localecs::decide {
namespace {

using Monitor = aws::ecs::ServiceDeploymentRollbackMonitorsStatus;

// The rows of those names; a name without an alarm has none.
std::vector<const state::Alarm*> alarms_named(
    const state::State& state, const std::string& arn,
    const std::optional<std::vector<std::string>>& names) {
  std::vector<const state::Alarm*> rows;
  const auto parts = split(arn, ':');
  for (const std::string& name : names.value_or(std::vector<std::string>{})) {
    const std::string alarm = state::alarm_arn(parts[3], parts[4], name);
    if (const auto* row = state[cloudwatch::alarms].find(alarm)) rows.push_back(row);
  }
  return rows;
}

// In CLEAN_UP the old tasks are already stopping; a rollback would no longer be quick, so alarms
// are ignored.
bool is_cleaning_up(const state::ServiceDeployment& row) {
  return row.described.lifecycleStage == aws::ecs::ServiceDeploymentLifecycleStage::CLEAN_UP;
}

bool watches_alarms(const ServiceLook& look) {
  if (!is_going_forward(look)) return false;
  const state::ServiceDeployment& row = *look.deployment;
  return row.described.alarms && row.described.alarms->status == Monitor::MONITORING &&
         !is_cleaning_up(row);
}

// As long as the slowest alarm takes to notice, unless the user says how long.
Duration bake_time(const ServiceLook& look) {
  const state::ServiceDeployment& row = *look.deployment;
  const int minutes = row.described.deploymentConfiguration->bakeTimeInMinutes.value_or(0);
  if (minutes > 0) return std::chrono::minutes(minutes);
  Duration longest{};
  for (const auto* alarm :
       alarms_named(look.state, row.service_arn, row.described.alarms->alarmNames))
    longest = std::max(longest, metrics::time_to_notice(*alarm));
  return std::min(longest, look.timing.default_bake_most);
}

}  // namespace

std::vector<std::string> alarms_in_alarm(const state::State& state, const std::string& arn,
                                         const std::optional<std::vector<std::string>>& names) {
  std::vector<std::string> found;
  for (const state::Alarm* alarm : alarms_named(state, arn, names))
    if (alarm->shown.StateValue == aws::cloudwatch::StateValue::ALARM)
      found.push_back(*alarm->shown.AlarmName);
  return found;
}

void begin_to_watch(const state::State& state, state::ServiceDeployment& row) {
  auto& alarms = row.described.alarms;
  if (alarms->status == Monitor::MONITORING &&
      !alarms_in_alarm(state, row.service_arn, alarms->alarmNames).empty())
    alarms->status = Monitor::DISABLED;
}

Verdict judge_alarms(const ServiceLook& look) {
  if (!watches_alarms(look)) return {};
  const state::ServiceDeployment& row = *look.deployment;
  auto names = alarms_in_alarm(look.state, row.service_arn, row.described.alarms->alarmNames);
  if (names.empty()) return {};
  return failed_by_alarms(std::move(names),
                          row.described.deploymentConfiguration->alarms->rollback);
}

bool wait_for_alarms(ServiceLook& look, bool is_up) {
  if (!watches_alarms(look) || is_shifting(*look.deployment)) return true;
  const Duration time = bake_time(look);
  if (!is_up) return time == Duration{};
  return wait_for_bake(look, time);
}

}  // namespace localecs::decide
