// Reads awsQuery parameters by the input's shape. Names are looked up in a sorted list and never
// made into a tree, so a hostile name with a thousand levels costs nothing.
#include "parameters.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

namespace localecs::gateway {
namespace {

using aws::Document;
using aws::Kind;
using aws::Shape;

aws::Error malformed_input(const std::string& message) {
  return {"MalformedInput", message};
}

[[noreturn]] void throw_wrong_type(const std::string& name, std::string_view wanted) {
  throw malformed_input("The parameter " + name + " must be " + std::string(wanted) + ".");
}

Document read(const Shape& shape, const Parameters& from, const std::string& name);

// The names "<prefix>N" for all N that have a parameter "<prefix>N" or "<prefix>N.…", in the order
// of N. Gaps between the numbers are allowed.
std::vector<std::string> entries(const Parameters& from, const std::string& prefix) {
  std::map<long long, std::string> numbers;
  for (const Parameter& parameter : from.below(prefix)) {
    std::string_view digits = std::string_view(parameter.name).substr(prefix.size());
    digits = digits.substr(0, digits.find('.'));
    const auto number = to_number(digits);
    if (!number || *number < 1) throw_wrong_type(parameter.name, "numbered from 1");
    numbers.emplace(*number, prefix + std::string(digits));
  }
  std::vector<std::string> names;
  for (auto& [number, entry] : numbers) names.push_back(std::move(entry));
  return names;
}

Document read_list(const Shape& shape, const Parameters& from, const std::string& name) {
  Document list = Document::array();
  for (const std::string& entry : entries(from, name + ".member."))
    list.push_back(read(shape.element(), from, entry));
  return list;
}

Document read_map(const Shape& shape, const Parameters& from, const std::string& name) {
  Document map = Document::object();
  for (const std::string& entry : entries(from, name + ".entry.")) {
    const std::string* key = from.find(entry + ".key");
    if (!key) throw_wrong_type(entry, "a key and a value");
    map[*key] = read(shape.element(), from, entry + ".value");
  }
  return map;
}

Document read_structure(const Shape& shape, const Parameters& from, const std::string& prefix) {
  Document object = Document::object();
  for (const aws::Member& member : shape.members) {
    const std::string name = prefix + std::string(member.name);
    if (from.find(name) || from.has_below(name + "."))
      object[member.name] = read(member.shape(), from, name);
  }
  return object;
}

Document read_number(const std::string& text, const std::string& name) {
  const auto number = to_number(text);
  if (!number) throw_wrong_type(name, "a whole number");
  return *number;
}

Document read_floating(const std::string& text, const std::string& name) {
  if (text == "NaN" || text == "Infinity" || text == "-Infinity") return text;
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  // from_chars also accepts "inf" and "nan".
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number))
    throw_wrong_type(name, "a number");
  return number;
}

Document read_boolean(const std::string& text, const std::string& name) {
  if (text != "true" && text != "false") throw_wrong_type(name, "true or false");
  return text == "true";
}

// AWS's JSON has times as seconds since 1970; the Document is the same for every protocol.
Document read_timestamp(const std::string& text, const std::string& name) {
  const auto instant = from_rfc3339(text);
  if (!instant) throw_wrong_type(name, "a timestamp as of ISO 8601");
  return epoch_seconds(*instant);
}

Document read(const Shape& shape, const Parameters& from, const std::string& name) {
  static const std::string none;
  const std::string* found = from.find(name);
  const std::string& text = found ? *found : none;
  switch (shape.kind) {
    case Kind::structure:
      return read_structure(shape, from, name + ".");
    case Kind::list:
      return read_list(shape, from, name);
    case Kind::map:
      return read_map(shape, from, name);
    case Kind::integer:
    case Kind::long_integer:
      return read_number(text, name);
    case Kind::floating:
      return read_floating(text, name);
    case Kind::boolean:
      return read_boolean(text, name);
    case Kind::timestamp:
      return read_timestamp(text, name);
    case Kind::string:
    case Kind::enumeration:
    case Kind::blob:
    case Kind::document:
      return text;
  }
  return nullptr;
}

}  // namespace

void Parameters::add(std::string_view form) {
  for (std::string_view pair : split(form, '&')) {
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    Parameter parameter{percent_decode(pair.substr(0, equals)), {}};
    if (equals != std::string_view::npos) parameter.value = percent_decode(pair.substr(equals + 1));
    if (!is_utf8(parameter.name) || !is_utf8(parameter.value))
      throw malformed_input("The request's parameters are not UTF-8.");
    sorted_.push_back(std::move(parameter));
  }
  // Stable: of several parameters with one name the first counts.
  std::ranges::stable_sort(sorted_, {}, &Parameter::name);
}

const std::string* Parameters::find(std::string_view name) const {
  const auto found = std::ranges::lower_bound(sorted_, name, {}, &Parameter::name);
  return found == sorted_.end() || found->name != name ? nullptr : &found->value;
}

bool Parameters::has_below(std::string_view prefix) const {
  const auto found = std::ranges::lower_bound(sorted_, prefix, {}, &Parameter::name);
  return found != sorted_.end() && found->name.starts_with(prefix);
}

std::span<const Parameter> Parameters::below(std::string_view prefix) const {
  const auto begin = std::ranges::lower_bound(sorted_, prefix, {}, &Parameter::name);
  const auto end = std::find_if_not(begin, sorted_.end(), [&](const Parameter& parameter) {
    return parameter.name.starts_with(prefix);
  });
  return {begin, end};
}

Document to_document(const Shape& shape, const Parameters& parameters) {
  return read_structure(shape, parameters, "");
}

}  // namespace localecs::gateway
