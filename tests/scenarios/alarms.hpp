// The words of scenarios about CloudWatch's metrics and alarms.
#pragma once

#include "command.hpp"
#include "simulation/world.hpp"

namespace localecs::tests {

// alarm web-errors above=1 [periods=1]: on the sum of the metric App/Errors in a minute
// alarm web-errors is=ALARM
void change_alarm(World& world, const Command& command);
// metric Errors value=5
void put_metric(World& world, const Command& command);

}  // namespace localecs::tests
