// Tags of log groups.
#pragma once

#include <localecs/services/logs/rows/logs.hpp>

#include <map>
#include <string>

namespace localecs::services::logs {

// Overwrites the tags of the same keys. Throws where a tag breaks the rules (keys of 1 to 128 and
// values of up to 256 characters, none of AWS's own) or there would be more than 50.
void add_tags(state::LogGroup& group, const std::map<std::string, std::string>& tags);

}  // namespace localecs::services::logs
