// Reading JSON that somebody else wrote: whatever is missing or of another type is an empty value,
// nothing throws.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace localecs::docker {

using Json = nlohmann::json;

std::string to_utf8(std::string_view bytes);  // what is no UTF-8 becomes U+FFFD
Json parse_json(std::string_view text);       // null for what is no JSON
std::string write_json(const Json& json);     // as UTF-8, whatever its strings hold

const Json& member(const Json& object, const char* name);
std::string text(const Json& value);
std::int64_t number(const Json& value);
// From 0 to `most`; 0 for what is outside, and makes no sense.
std::int64_t number_up_to(const Json& value, std::int64_t most);
bool flag(const Json& value);
std::map<std::string, std::string> text_map(const Json& value);

}  // namespace localecs::docker
