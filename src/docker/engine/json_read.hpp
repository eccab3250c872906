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

std::string to_utf8(std::string_view bytes);  // bytes that are no UTF-8 become U+FFFD
Json parse_json(std::string_view text);       // null where the text is no JSON
std::string write_json(const Json& json);     // as UTF-8, whatever its strings hold

// Null where there is no such member, or `object` is no object.
const Json& member(const Json& object, const char* name);
std::string text(const Json& value);
std::int64_t number(const Json& value);
// 0 for a number that is negative or above `most`.
std::int64_t number_up_to(const Json& value, std::int64_t most);
bool flag(const Json& value);
// Members that are texts; the others are left out.
std::map<std::string, std::string> text_map(const Json& value);

}  // namespace localecs::docker
