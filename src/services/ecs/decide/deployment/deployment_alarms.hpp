// Which of the alarms that a deployment names are in ALARM.
#pragma once

#include <localecs/services/cloudwatch/rows.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::decide {

// The rows of those names in the account and region of `arn`; a name without an alarm has none.
std::vector<const state::Alarm*> alarms_named(const state::State& state, const std::string& arn,
                                              const std::optional<std::vector<std::string>>& names);
// The names of those in ALARM.
std::vector<std::string> alarms_in_alarm(const state::State& state, const std::string& arn,
                                         const std::optional<std::vector<std::string>>& names);
// "the CloudWatch alarm web-errors went into ALARM."
std::string went_off(const std::vector<std::string>& names);

}  // namespace localecs::decide
