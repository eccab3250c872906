// CloudWatch alarms as monitors of deployments.
#pragma once

#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <optional>
#include <string>
#include <vector>

#include "service_look.hpp"
#include "verdict.hpp"

namespace localecs::decide {

// Of `names`, those in ALARM in the account and region of `arn`. A name without an alarm never is.
std::vector<std::string> alarms_in_alarm(const state::State& state, const std::string& arn,
                                         const std::optional<std::vector<std::string>>& names);

// Watches none of a deployment's alarms if one is in ALARM as it begins: such an alarm cannot tell
// of it.
void begin_to_watch(const state::State& state, state::ServiceDeployment& row);
// Fails the deployment that goes forward when one of its alarms is in ALARM.
Verdict judge_alarms(const ServiceLook& look);

// Waits until the alarms have been watched long enough since the rollout was done (`is_up`): true
// then. Strategies that shift traffic have a stage for that, and do not wait here.
bool wait_for_alarms(ServiceLook& look, bool is_up);

}  // namespace localecs::decide
