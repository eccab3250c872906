// Errors, lookups and tags of CloudWatch.
#include "common.hpp"

#include <localecs/aws/cloudwatch/dimension.hpp>
#include <localecs/aws/cloudwatch/tag.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>

#include <algorithm>
#include <cmath>

namespace localecs::services::cloudwatch {

aws::Error validation(const std::string& message) {
  return aws::validation_error(message);
}

aws::Error invalid_value(const std::string& message) {
  return {"InvalidParameterValueException", message};
}

aws::Error invalid_number(double value, const std::string& parameter) {
  std::string shown = std::to_string(value);
  if (std::isnan(value)) shown = "NaN";
  if (std::isinf(value)) shown = value > 0 ? "Infinity" : "-Infinity";
  return invalid_value("The value " + shown + " for parameter " + parameter + " is invalid.");
}

aws::Error invalid_combination(const std::string& message) {
  return {"InvalidParameterCombinationException", message};
}

aws::Error missing_parameter(const std::string& name) {
  return {"MissingRequiredParameterException", "The parameter " + name + " is required."};
}

aws::Error invalid_next_token() {
  return {"InvalidNextToken", "The next token specified is invalid."};
}

std::string arn_of(const Call& call, std::string_view alarm_name) {
  return state::alarm_arn(call.scope.region, call.scope.account, alarm_name);
}

const state::Alarm* find_alarm(const Call& call, std::string_view name) {
  return call.state[cloudwatch::alarms].find(arn_of(call, name));
}

std::vector<const state::Alarm*> alarms_of(const Call& call) {
  std::vector<const state::Alarm*> alarms;
  call.state[cloudwatch::alarms].visit_prefix(
      arn_of(call, ""), [&](const state::Alarm& alarm) { alarms.push_back(&alarm); });
  return alarms;
}

bool same_dimensions(std::vector<Dimension> one, std::vector<Dimension> other) {
  const auto text = [](const Dimension& dimension) {
    return std::pair(dimension.Name, dimension.Value);
  };
  std::ranges::sort(one, {}, text);
  std::ranges::sort(other, {}, text);
  return std::ranges::equal(one, other, {}, text, text);
}

void check_period(std::int32_t period) {
  if (period != 1 && period != 5 && period != 10 && period != 30 && period % 60 != 0)
    throw invalid_value("The parameter Period must be 1, 5, 10, 30 or a multiple of 60, but is " +
                        std::to_string(period) + ".");
}

void merge_tags(std::vector<Tag>& into, const std::vector<Tag>& tags) {
  constexpr std::size_t most_tags = 50;
  auto merged = into;
  for (const Tag& tag : tags) {
    const auto same = std::ranges::find(merged, tag.Key, &Tag::Key);
    if (same == merged.end())
      merged.push_back(tag);
    else
      same->Value = tag.Value;
  }
  if (merged.size() > most_tags) throw invalid_value("The resource can have at most 50 tags.");
  into = std::move(merged);
}

}  // namespace localecs::services::cloudwatch
