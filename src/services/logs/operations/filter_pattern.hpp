// Filter patterns: CloudWatch Logs' small language that says which messages are wanted.
//
//   ERROR "exact phrase" -DEBUG ?either ?or %regular.expression%      words in any text
//   { $.user.id = 1 && ($.path = "/api*" || $.error NOT EXISTS) }      members of JSON
//   [ip, ..., status=4* && status!=404, bytes > 1000]                  fields between blanks
//
// No pattern can make a search slow: a match takes time linear in the message.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace localecs::services::logs {

struct FilterPattern {
  std::function<bool(std::string_view message)> matches;
  std::size_t effort = 1;  // how many times dearer than the search for a word
};

// Throws InvalidParameterException for what is no filter pattern.
FilterPattern parse_filter_pattern(std::string_view text);

// The three kinds. Each is given the whole text of the pattern.
FilterPattern parse_term_filter(std::string_view text);
FilterPattern parse_json_filter(std::string_view text);
FilterPattern parse_field_filter(std::string_view text);

}  // namespace localecs::services::logs
