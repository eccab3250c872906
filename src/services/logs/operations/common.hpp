// What the CloudWatch Logs operations share: errors, the rules for names and numbers, finding what
// a request names.
#pragma once

#include <localecs/aws/error.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/services/operation.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace localecs::services::logs {

aws::Error invalid_parameter(const std::string& message);
aws::Error invalid_token();
aws::Error group_not_found();
aws::Error stream_not_found();
// A constraint of the public model that a value breaks, in the words of AWS's own check. `value` is
// how the message shows it: "'abc'", or nothing for what is too long to be shown.
aws::Error violation(const std::string& value, std::string_view member,
                     const std::string& constraint);

void check_group_name(const std::string& name, std::string_view member = "logGroupName");
void check_stream_name(const std::string& name, std::string_view member = "logStreamName");
void check_length(std::size_t length, std::string_view member, std::size_t least, std::size_t most);
void check_time(const std::optional<std::int64_t>& time, std::string_view member);
// The limit that the request asks for, or the usual one.
std::size_t limit_of(const std::optional<std::int32_t>& limit, int usual, int most);

// The ARN of a group that its ARN (with or without ":*") or its name gives. Throws where neither
// can be.
std::string group_arn_of(const Call& call, const std::string& name_or_arn);
// Throw ResourceNotFoundException if there is none of that name. An identifier is a name or an ARN
// without ":*".
state::LogGroup& group_at(Call& call, const std::string& name_or_arn);
state::LogGroup& find_group(Call& call, const std::string& name);
state::LogGroup& find_group(Call& call, const std::optional<std::string>& name,
                            const std::optional<std::string>& identifier);
state::LogStream& find_stream(state::LogGroup& group, const std::string& name);

}  // namespace localecs::services::logs
