// Reads JSON, mending what is no UTF-8.
#include "json_read.hpp"

#include <localecs/base/json.hpp>

#include <nlohmann/json.hpp>

namespace localecs::docker {

namespace {

// Bytes. An error message may quote what a program wrote, which may be no UTF-8: such an answer is
// mended and read again. A longer answer that is no JSON is not worth the copy.
constexpr std::size_t kLongestRepair = 64u << 10;

}  // namespace

std::string write_json(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_utf8(std::string_view bytes) {
  // nlohmann replaces bad bytes only while it writes: write the text as JSON and read it back.
  return Json::parse(write_json(Json(std::string(bytes)))).get<std::string>();
}

Json parse_json(std::string_view text) {
  auto json = read_json(text);
  if (json.is_discarded() && text.size() <= kLongestRepair) json = read_json(to_utf8(text));
  if (json.is_discarded()) json = nullptr;
  return json;
}

const Json& member(const Json& object, const char* name) {
  static const Json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(name);
  return found == object.end() ? nothing : *found;
}

std::string text(const Json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::int64_t number(const Json& value) {
  return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}

std::int64_t number_up_to(const Json& value, std::int64_t most) {
  const std::int64_t all = number(value);
  return all >= 0 && all <= most ? all : 0;
}

bool flag(const Json& value) {
  return value.is_boolean() && value.get<bool>();
}

std::map<std::string, std::string> text_map(const Json& value) {
  std::map<std::string, std::string> map;
  if (!value.is_object()) return map;
  for (const auto& [key, one] : value.items()) {
    if (one.is_string()) map[key] = one.get<std::string>();
  }
  return map;
}

}  // namespace localecs::docker
