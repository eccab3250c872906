// The function that the loop calls for alarms.
#pragma once

#include <localecs/services/desk.hpp>

#include <string>

namespace localecs::services::cloudwatch {

// Evaluates the alarm `arn` if its time has come.
void look_at_alarm(Desk& desk, const std::string& arn);

}  // namespace localecs::services::cloudwatch
