// What the CloudWatch operations share: errors, alarms by name, metrics as they are kept.
#pragma once

#include <localecs/aws/cloudwatch/dimension.hpp>
#include <localecs/aws/cloudwatch/tag.hpp>
#include <localecs/aws/error.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/operation.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace localecs::services::cloudwatch {

using namespace aws::cloudwatch;  // the wire shapes

// The error code is the name of the error's shape; the gateway translates it for awsQuery.
aws::Error validation(const std::string& message);
aws::Error invalid_value(const std::string& message);
// For a number that is out of range, or none.
aws::Error invalid_number(double value, const std::string& parameter);
aws::Error invalid_combination(const std::string& message);
aws::Error missing_parameter(const std::string& name);
aws::Error invalid_next_token();

// nullptr if the caller's account and region have no alarm of that name.
const state::Alarm* find_alarm(const Call& call, std::string_view name);
std::string arn_of(const Call& call, std::string_view alarm_name);
// The caller's alarms in the order of their names.
std::vector<const state::Alarm*> alarms_of(const Call& call);

// True if both have the same dimensions in any order.
bool same_dimensions(std::vector<Dimension> one, std::vector<Dimension> other);
// Throws if `period` (seconds) is no period of metrics: 1, 5, 10, 30 or whole minutes.
void check_period(std::int32_t period);

void merge_tags(std::vector<Tag>& into, const std::vector<Tag>& tags);

}  // namespace localecs::services::cloudwatch
