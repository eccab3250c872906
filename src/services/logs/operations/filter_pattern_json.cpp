// Filter patterns of JSON messages: { $.user.id = 1 && $.items[0].price > 10 }
#include <localecs/aws/document.hpp>
#include <localecs/base/json.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "filter_condition.hpp"
#include "filter_expression.hpp"
#include "filter_pattern.hpp"

namespace localecs::services::logs {
namespace {

using aws::Document;
using Expression = ExpressionReader<Document>;

// One step from a value to a value inside: a member, an element, or all of them.
struct Step {
  std::string member;
  std::optional<std::size_t> element;
  bool all = false;
};
using Path = std::vector<Step>;

Step read_bracket(FilterScanner& scanner) {
  Step step;
  if (scanner.take("*")) {
    step.all = true;
  } else if (scanner.peek() == '"' || scanner.peek() == '\'') {
    step.member = scanner.take_quoted();
  } else {
    const auto index = to_number(scanner.take_while([](char c) { return c >= '0' && c <= '9'; }));
    if (!index) throw invalid_filter_pattern();
    step.element = static_cast<std::size_t>(*index);
  }
  scanner.expect("]");
  return step;
}

Step read_member(FilterScanner& scanner) {
  if (scanner.take("[")) return read_bracket(scanner);
  if (scanner.take("*")) return {.all = true};
  Step step;
  step.member = scanner.take_while([](char c) { return is_word_character(c) || c == '-'; });
  if (step.member.empty()) throw invalid_filter_pattern();
  return step;
}

Path read_path(FilterScanner& scanner) {
  scanner.expect("$");
  Path path;
  while (true) {
    if (scanner.take("."))
      path.push_back(read_member(scanner));
    else if (scanner.take("["))
      path.push_back(read_bracket(scanner));
    else
      break;
  }
  if (path.empty()) throw invalid_filter_pattern();
  return path;
}

// True if `wanted` holds for any value at the end of the path.
template <class Wanted>
bool any_at(const Document& value, const Path& path, std::size_t at, const Wanted& wanted) {
  if (at == path.size()) return wanted(value);
  const Step& step = path[at];
  const auto inside = [&](const Document& next) { return any_at(next, path, at + 1, wanted); };
  if (step.all) return value.is_structured() && std::ranges::any_of(value, inside);
  if (step.element)
    return value.is_array() && *step.element < value.size() && inside(value[*step.element]);
  if (!value.is_object()) return false;
  const auto member = value.find(step.member);
  return member != value.end() && inside(*member);
}

// Only texts, numbers and booleans can be compared: the filter says nothing of other values.
bool holds(const Condition& condition, const Document& value) {
  if (value.is_string()) return condition.holds_for(value.get_ref<const std::string&>());
  return (value.is_number() || value.is_boolean()) && condition.holds_for(value.dump());
}

Expression::Test read_word(FilterScanner& scanner, Path path) {
  const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::string_view verb = scanner.take_while(is_letter);
  scanner.skip_blanks();
  const std::string_view object = scanner.take_while(is_letter);
  if (verb == "NOT" && object == "EXISTS")
    return [path = std::move(path)](const Document& message) {
      return !any_at(message, path, 0, [](const Document&) { return true; });
    };
  Document wanted;
  if (verb != "IS" || (object != "NULL" && object != "TRUE" && object != "FALSE"))
    throw invalid_filter_pattern();
  if (object != "NULL") wanted = object == "TRUE";
  return [path = std::move(path), wanted = std::move(wanted)](const Document& message) {
    return any_at(message, path, 0, [&](const Document& value) { return value == wanted; });
  };
}

Expression::Test read_leaf(FilterScanner& scanner) {
  Path path = read_path(scanner);
  scanner.skip_blanks();
  if (!at_operator(scanner)) return read_word(scanner, std::move(path));
  return [path = std::move(path), condition = read_condition(scanner)](const Document& message) {
    return any_at(message, path, 0, [&](const Document& value) { return holds(condition, value); });
  };
}

bool matches(const Expression::Test& test, std::string_view message) {
  // Most messages that are no JSON are known by their first character.
  const std::string_view text = trim(message);
  if (!text.starts_with('{') && !text.starts_with('[')) return false;
  const Document parsed = read_json(text);
  return !parsed.is_discarded() && test(parsed);
}

}  // namespace

FilterPattern parse_json_filter(std::string_view text) {
  FilterScanner scanner(text);
  scanner.expect("{");
  const Expression::Test test = Expression(scanner, read_leaf).read();
  scanner.expect("}");
  if (!scanner.at_end()) throw invalid_filter_pattern();
  return {[test](std::string_view message) { return matches(test, message); }, /*effort=*/10};
}

}  // namespace localecs::services::logs
