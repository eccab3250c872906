// SetAlarmState, EnableAlarmActions, DisableAlarmActions and DeleteAlarms.
#include <localecs/aws/cloudwatch/delete_alarms.hpp>
#include <localecs/aws/cloudwatch/disable_alarm_actions.hpp>
#include <localecs/aws/cloudwatch/enable_alarm_actions.hpp>
#include <localecs/aws/cloudwatch/operations.hpp>
#include <localecs/aws/cloudwatch/set_alarm_state.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <nlohmann/json.hpp>

#include "common.hpp"

namespace localecs::services::cloudwatch {
namespace {

void enable_actions(Call& call, const std::vector<std::string>& names, bool enabled) {
  for (const std::string& name : names)
    if (state::Alarm* alarm = call.state[cloudwatch::alarms].modify(arn_of(call, name)))
      alarm->shown.ActionsEnabled = enabled;
}

}  // namespace

// The state that a user sets holds until the next evaluation finds another one.
NoOutput set_alarm_state(Call& call, const SetAlarmStateInput& input) {
  state::Alarm* alarm = call.state[cloudwatch::alarms].modify(arn_of(call, input.AlarmName));
  if (!alarm) throw aws::Error::without_message("ResourceNotFound", 404);
  if (input.StateReasonData &&
      aws::Document::parse(*input.StateReasonData, nullptr, false).is_discarded())
    throw aws::Error("InvalidFormatFault", "StateReasonData is not valid JSON.");
  state::set_alarm_state(*alarm, input.StateValue, input.StateReason, input.StateReasonData,
                         call.now);
  return {};
}

NoOutput enable_alarm_actions(Call& call, const EnableAlarmActionsInput& input) {
  enable_actions(call, input.AlarmNames, true);
  return {};
}

NoOutput disable_alarm_actions(Call& call, const DisableAlarmActionsInput& input) {
  enable_actions(call, input.AlarmNames, false);
  return {};
}

// As on AWS, names of no alarm are passed over.
NoOutput delete_alarms(Call& call, const DeleteAlarmsInput& input) {
  for (const std::string& name : input.AlarmNames)
    call.state[cloudwatch::alarms].erase(arn_of(call, name));
  return {};
}

}  // namespace localecs::services::cloudwatch
