// Words the messages of both dialects.
#include <localecs/aws/dialect.hpp>

#include <localecs/base/text.hpp>

namespace localecs::aws::words {
namespace {

std::string listed(const Shape& enumeration, std::string_view separator) {
  std::string all;
  for (std::string_view value : enumeration.values)
    all.append(all.empty() ? "" : separator).append(value);
  return "[" + all + "]";
}

// "containerInstances" -> "Container Instances".
std::string title_of(std::string_view member) {
  std::string text;
  for (char c : member) {
    if (text.empty() && c >= 'a' && c <= 'z')
      c = static_cast<char>(c - 'a' + 'A');
    else if (!text.empty() && c >= 'A' && c <= 'Z')
      text += ' ';
    text += c;
  }
  return text;
}

// "tagFilters[0].key" -> "tagFilters.1.member.key", as validation errors spell a path.
std::string with_members(std::string_view path) {
  std::string text;
  while (!path.empty()) {
    const auto open = path.find('['), close = path.find(']');
    text += path.substr(0, open);
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) break;
    const auto index = to_number(path.substr(open + 1, close - open - 1)).value_or(0);
    text += "." + std::to_string(index + 1) + ".member";
    path.remove_prefix(close + 1);
  }
  return text;
}

std::string violation(std::string_view value, std::string_view path,
                      const std::string& constraint) {
  return "1 validation error detected: Value " + std::string(value) + " at '" + with_members(path) +
         "' failed to satisfy constraint: " + constraint;
}

}  // namespace

// ECS spells a top-level member of the request in words, and a nested one by its path.
std::string cannot_be_empty(std::string_view path) {
  const bool is_inside = path.find_first_of(".[") != std::string_view::npos;
  return (is_inside ? std::string(path) : title_of(path)) + " cannot be empty.";
}

std::string should_be_one_of(std::string_view path, std::string_view, const Shape& enumeration) {
  return std::string(path) + " should be one of " + listed(enumeration, ",");
}

std::string must_not_be_null(std::string_view path) {
  return violation("null", path, "Member must not be null");
}

std::string must_satisfy_enum(std::string_view path, std::string_view value,
                              const Shape& enumeration) {
  return violation("'" + std::string(value) + "'", path,
                   "Member must satisfy enum value set: " + listed(enumeration, ", "));
}

}  // namespace localecs::aws::words
