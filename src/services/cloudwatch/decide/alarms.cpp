// Evaluates alarms: M of the latest N periods must breach; missing periods count as the alarm says.
#include <localecs/services/cloudwatch/decide/alarms.hpp>

#include <localecs/aws/cloudwatch/state_value.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/cloudwatch/statistics/alarm_queries.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <chrono>

#include "alarm_reason.hpp"

namespace localecs::decide {
namespace {

using namespace std::chrono_literals;
using aws::cloudwatch::StateValue;
using State = std::optional<StateValue>;

// Looks this many periods further back: if a period is missing, an older real datapoint is used.
constexpr int kFurtherPeriods = 2;

Duration interval_of(Duration period) {
  return period < 60s ? Duration(10s) : Duration(60s);
}

Evaluation evaluate(const state::State& state, const state::Alarm& alarm, TimePoint now) {
  const auto& shown = alarm.shown;
  const metrics::Queries queries = metrics::queries_of(shown);
  const auto& query = metrics::shown_query(queries);
  Evaluation evaluation{
      .alarm = shown,
      .rule = {.evaluated = shown.EvaluationPeriods.value_or(1),
               .to_alarm = shown.DatapointsToAlarm.value_or(shown.EvaluationPeriods.value_or(1))},
      .period = metrics::period_of(queries, query)};
  if (shown.TreatMissingData) evaluation.rule.missing_data = *shown.TreatMissingData;
  const int periods = evaluation.rule.evaluated + kFurtherPeriods;
  const TimePoint end = metrics::aligned(now, interval_of(evaluation.period));
  const TimePoint start = end - evaluation.period * periods;
  for (int i = 0; i < periods; ++i) evaluation.starts.push_back(start + evaluation.period * i);
  const auto parts = split(alarm.arn, ':');
  evaluation.values =
      metrics::answer(state[cloudwatch::metrics], {.region = parts[3], .account = parts[4]},
                      queries, query, start, end, metrics::Alignment::to_the_end);
  return evaluation;
}

std::vector<Period> periods_of(const Evaluation& evaluation) {
  std::vector<Period> periods;
  for (TimePoint start : evaluation.starts) {
    const auto value = evaluation.values.find(start);
    periods.push_back(value == evaluation.values.end()            ? Period::missing
                      : breaches(evaluation.alarm, value->second) ? Period::breaching
                                                                  : Period::fine);
  }
  return periods;
}

StateValue crossed(bool is_alarm) {
  return is_alarm ? StateValue::ALARM : StateValue::OK;
}

State without_data(std::string_view missing_data) {
  if (missing_data == "ignore") return std::nullopt;
  if (missing_data == "breaching") return StateValue::ALARM;
  if (missing_data == "notBreaching") return StateValue::OK;
  return StateValue::INSUFFICIENT_DATA;
}

// Decides on few datapoints that all breach: the missing ones after them are assumed to breach too
// once the oldest datapoint is old enough.
State premature(const std::vector<Period>& periods, const AlarmRule& rule) {
  const auto oldest = std::ranges::find(periods, Period::breaching);
  const bool is_old_enough = periods.end() - oldest >= rule.to_alarm;
  if (rule.missing_data == "ignore" || !is_old_enough) return std::nullopt;
  return StateValue::ALARM;
}

}  // namespace

std::optional<StateValue> judge(const std::vector<Period>& periods, const AlarmRule& rule) {
  int real = 0, breaching = 0;
  for (auto period = periods.rbegin(); period != periods.rend() && real < rule.evaluated;
       ++period) {
    real += *period != Period::missing;
    breaching += *period == Period::breaching;
  }
  if (real >= rule.evaluated || breaching >= rule.to_alarm)
    return crossed(breaching >= rule.to_alarm);
  if (real == 0) return without_data(rule.missing_data);
  const int missing = rule.evaluated - real;
  if (rule.missing_data == "breaching") return crossed(breaching + missing >= rule.to_alarm);
  if (rule.missing_data == "notBreaching" || breaching < real) return StateValue::OK;
  return premature(periods, rule);
}

AlarmPlan decide_alarm(const state::State& state, const state::Alarm& alarm, TimePoint now) {
  AlarmPlan plan{.alarm = alarm};
  if (alarm.next_evaluation == TimePoint{} || now >= alarm.next_evaluation) {
    Evaluation evaluation = evaluate(state, alarm, now);
    const State verdict = judge(periods_of(evaluation), evaluation.rule);
    // A new alarm is first evaluated at the end of its first minute; until then its state stays.
    if (alarm.next_evaluation != TimePoint{} && verdict && verdict != alarm.shown.StateValue) {
      evaluation.verdict = *verdict;
      state::set_alarm_state(plan.alarm, *verdict, reason_of(evaluation),
                             reason_data(evaluation, now), now);
      plan.has_moved = true;
    }
    const Duration interval = interval_of(evaluation.period);
    plan.alarm.next_evaluation = metrics::aligned(now, interval) + interval;
  }
  plan.wake = plan.alarm.next_evaluation;
  return plan;
}

}  // namespace localecs::decide
