// What the loop calls of CloudWatch.
#pragma once

#include <localecs/services/desk.hpp>

#include <string>

namespace localecs::services::cloudwatch {

// Evaluates the alarm when its time has come.
void look_at_alarm(Desk& desk, const std::string& arn);

}  // namespace localecs::services::cloudwatch
