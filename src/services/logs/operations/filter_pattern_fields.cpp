// Filter patterns of fields between blanks: [ip, user, ..., status=4* && status!=404, bytes > 1000]
#include <algorithm>

#include "filter_condition.hpp"
#include "filter_expression.hpp"
#include "filter_pattern.hpp"

namespace localecs::services::logs {
namespace {

using Expression = ExpressionReader<std::string_view>;

struct Fields {
  std::vector<Expression::Test> before, after;  // on both sides of the ellipsis
  bool has_ellipsis = false;

  bool match(std::string_view message) const;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Takes the first field off the text: a word, or all between quotes or brackets.
std::string_view take_field(std::string_view& text) {
  const char close = text.front() == '"' ? '"' : text.front() == '[' ? ']' : '\0';
  if (const auto end = close ? text.find(close, 1) : text.npos; end != text.npos) {
    const std::string_view field = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    return field;
  }
  const auto end = static_cast<std::size_t>(std::ranges::find_if(text, is_blank) - text.begin());
  const std::string_view field = text.substr(0, end);
  text.remove_prefix(end);
  return field;
}

std::vector<std::string_view> fields_of(std::string_view message, std::size_t most) {
  std::vector<std::string_view> fields;
  while (fields.size() < most) {
    while (!message.empty() && is_blank(message.front())) message.remove_prefix(1);
    if (message.empty()) break;
    fields.push_back(take_field(message));
  }
  return fields;
}

bool Fields::match(std::string_view message) const {
  const std::size_t wanted = before.size() + after.size();
  // One more than wanted is enough to see that there are too many.
  const auto fields = fields_of(message, has_ellipsis ? message.size() : wanted + 1);
  if (fields.size() < wanted || (!has_ellipsis && fields.size() > wanted)) return false;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!before[i](fields[i])) return false;
  const std::size_t tail = fields.size() - after.size();
  for (std::size_t i = 0; i < after.size(); ++i)
    if (!after[i](fields[tail + i])) return false;
  return true;
}

std::string_view read_name(FilterScanner& scanner) {
  const std::string_view name =
      scanner.take_while([](char c) { return is_word_character(c) || c == '-' || c == '.'; });
  if (name.empty()) throw invalid_filter_pattern();
  return name;
}

// A name alone, or conditions that all name this one field.
Expression::Test read_field(FilterScanner& scanner) {
  std::string_view name;
  const auto read_leaf = [&](FilterScanner& at) -> Expression::Test {
    const std::string_view named = read_name(at);
    if (!name.empty() && named != name) throw invalid_filter_pattern();
    name = named;
    at.skip_blanks();
    if (!at_operator(at)) return [](std::string_view) { return true; };
    return [condition = read_condition(at)](std::string_view field) {
      return condition.holds_for(field);
    };
  };
  return Expression(scanner, read_leaf).read();
}

}  // namespace

FilterPattern parse_field_filter(std::string_view text) {
  FilterScanner scanner(text);
  scanner.expect("[");
  Fields fields;
  do {
    scanner.skip_blanks();
    std::vector<Expression::Test>& side = fields.has_ellipsis ? fields.after : fields.before;
    if (scanner.take("...")) {
      if (fields.has_ellipsis) throw invalid_filter_pattern();
      fields.has_ellipsis = true;
    } else if (scanner.peek() == ',' || scanner.peek() == ']') {
      side.push_back([](std::string_view) { return true; });  // a field without a name
    } else {
      side.push_back(read_field(scanner));
    }
    scanner.skip_blanks();
  } while (scanner.take(","));
  scanner.expect("]");
  if (!scanner.at_end()) throw invalid_filter_pattern();
  return {[fields = std::move(fields)](std::string_view message) { return fields.match(message); },
          /*effort=*/4};
}

}  // namespace localecs::services::logs
