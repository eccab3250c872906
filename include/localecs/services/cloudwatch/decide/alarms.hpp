// When an alarm is looked at, and what state its metric's latest periods give it.
#pragma once

#include <localecs/aws/cloudwatch/state_value.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/state/state.hpp>

#include <optional>
#include <string_view>
#include <vector>

namespace localecs::decide {

struct AlarmPlan {
  state::Alarm alarm;
  bool has_moved = false;  // to another state
  TimePoint wake{};
};

// Alarms are evaluated at every full minute; those with shorter periods more often.
AlarmPlan decide_alarm(const state::State& state, const state::Alarm& alarm, TimePoint now);

// What became of one period: nothing was put, or what was put breaches the threshold or not.
enum class Period { missing, fine, breaching };
// How many of the latest `evaluated` periods must breach.
struct AlarmRule {
  int evaluated = 1;
  int to_alarm = 1;
  std::string_view missing_data = "missing";
};
// The state that periods (oldest first; somewhat more than are evaluated) give; nothing: it stays.
std::optional<aws::cloudwatch::StateValue> judge(const std::vector<Period>& periods,
                                                 const AlarmRule& rule);

}  // namespace localecs::decide
