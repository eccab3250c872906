// Reads one term and converts its value by the subject: to a pattern, a time or a number.
#include "query_term.hpp"

#include <localecs/base/text.hpp>

#include <array>

namespace localecs::placement {
namespace {

struct Operator {
  std::string_view sign, word;
  Comparison comparison;
  bool negated = false;
};

constexpr std::array<Operator, 12> kOperators{{
    {"==", "equals", Comparison::equal},
    {"!=", "not_equals", Comparison::equal, true},
    {">", "greater_than", Comparison::greater},
    {">=", "greater_than_equal", Comparison::greater_equal},
    {"<", "less_than", Comparison::less},
    {"<=", "less_than_equal", Comparison::less_equal},
    {"=~", "matches", Comparison::matches},
    {"!~", "not_matches", Comparison::matches, true},
    {"", "in", Comparison::in},
    {"", "not_in", Comparison::in, true},
    {"", "exists", Comparison::exists},
    {"", "not_exists", Comparison::exists, true},
}};

constexpr bool kOrdered = true;  // such a subject knows < and >, but no patterns or lists

struct SubjectName {
  std::string_view name;
  Subject subject;
  bool ordered = false;
};

constexpr std::array<SubjectName, 6> kSubjects{{
    {"task:group", Subject::task_group},
    {"agentConnected", Subject::agent_connected},
    {"agentVersion", Subject::agent_version, kOrdered},
    {"ec2InstanceId", Subject::ec2_instance_id},
    {"registeredAt", Subject::registered_at, kOrdered},
    {"runningTasksCount", Subject::running_tasks_count, kOrdered},
}};

constexpr std::string_view kAttribute = "attribute:";

[[noreturn]] void refuse(const Token& token, std::string message) {
  throw BadQuery{{token.position, std::move(message)}};
}

std::string shown(const Token& token) {
  return token.kind == Token::Kind::end ? "the end" : "'" + std::string(token.text) + "'";
}

void read_subject(Scanner& scanner, Term& term) {
  const Token token = scanner.take();
  if (token.kind != Token::Kind::word) refuse(token, "a subject is expected, not " + shown(token));
  if (token.text.starts_with(kAttribute)) {
    term.subject = Subject::attribute;
    term.attribute = token.text.substr(kAttribute.size());
    if (term.attribute.empty()) refuse(token, "the attribute has no name");
    return;
  }
  const auto found = std::ranges::find(kSubjects, token.text, &SubjectName::name);
  if (found == kSubjects.end()) refuse(token, "unknown subject " + shown(token));
  term.subject = found->subject;
}

// True if the subject knows the operator. All know equality; attributes know every operator.
bool is_allowed(Subject subject, Comparison comparison) {
  if (subject == Subject::attribute || comparison == Comparison::equal) return true;
  if (comparison == Comparison::exists) return false;
  const bool ordered = std::ranges::find(kSubjects, subject, &SubjectName::subject)->ordered;
  const bool is_of_sets = comparison == Comparison::in || comparison == Comparison::matches;
  return ordered != is_of_sets;
}

void read_operator(Scanner& scanner, Term& term) {
  Token token = scanner.take();
  const Token first = token;
  const bool banged = token.is("!");  // "!in", "!exists"
  if (banged) token = scanner.take();
  const std::string word = token.kind == Token::Kind::word ? to_lower(token.text) : "";
  const auto found = std::ranges::find_if(kOperators, [&](const Operator& candidate) {
    return (!candidate.sign.empty() && token.is(candidate.sign)) || candidate.word == word;
  });
  const bool is_bangable = found != kOperators.end() && found->sign.empty() && !found->negated &&
                           token.kind == Token::Kind::word;
  if (found == kOperators.end() || (banged && !is_bangable))
    refuse(first, "an operator is expected, not " + shown(first));
  term.comparison = found->comparison;
  term.negated = found->negated || banged;
  if (!is_allowed(term.subject, term.comparison))
    refuse(first, "the subject does not know the operator " + shown(token));
}

std::string read_value(Scanner& scanner) {
  const Token token = scanner.take();
  if (token.kind != Token::Kind::word && token.kind != Token::Kind::quoted)
    refuse(token, "a value is expected, not " + shown(token));
  return std::string(token.text);
}

void read_values(Scanner& scanner, Term& term) {
  if (!scanner.peek().is("[")) {
    term.values.push_back(read_value(scanner));
    return;
  }
  if (term.comparison != Comparison::in) refuse(scanner.peek(), "a list is for 'in' only");
  do {
    scanner.take();
    term.values.push_back(read_value(scanner));
  } while (scanner.peek().is(","));
  const Token close = scanner.take();
  if (!close.is("]")) refuse(close, "']' is expected, not " + shown(close));
}

// The pattern must match the whole value, so it is wrapped in \A(?:…)\z. It is compiled alone
// first: "a)|(b" is no pattern, but would become one inside the parentheses.
void make_pattern(const Token& at, Term& term) {
  std::string problem;
  const std::string& text = term.values.front();
  if (!Pattern::compile(text, &problem)) refuse(at, "bad pattern: " + problem);
  term.pattern = Pattern::compile("\\A(?:" + text + ")\\z", &problem);
  if (!term.pattern) refuse(at, "bad pattern: " + problem);
}

// Accepts "2018-06-18T22:28:28+00:00", "…Z", and without a zone, or as a date alone, a UTC time.
void make_time(const Token& at, Term& term) {
  std::string text = term.values.front();
  const auto time = text.find('T');
  if (time == std::string::npos) text += "T00:00:00";
  const bool has_zone =
      text.ends_with("Z") || text.find_first_of("+-", text.find('T')) != std::string::npos;
  const auto read = from_rfc3339(has_zone ? text : text + "Z");
  if (!read) refuse(at, "'" + term.values.front() + "' is no time");
  term.time = *read;
  term.whole_second = text.find('.') == std::string::npos;
}

void make_ready(const Token& at, Term& term) {
  const std::string& value = term.values.front();
  if (term.comparison == Comparison::matches) return make_pattern(at, term);
  if (term.subject == Subject::registered_at) return make_time(at, term);
  if (term.subject == Subject::agent_version && !compare_versions(value, value))
    refuse(at, "'" + value + "' is no version");
  if (term.subject == Subject::agent_connected)
    for (const std::string& each : term.values)
      if (each != "true" && each != "false") refuse(at, "'" + each + "' is not true or false");
  if (term.subject != Subject::running_tasks_count) return;
  const auto number = to_number(value);
  if (!number) refuse(at, "'" + value + "' is no number");
  term.number = *number;
}

}  // namespace

Term read_term(Scanner& scanner) {
  Term term;
  read_subject(scanner, term);
  read_operator(scanner, term);
  if (term.comparison == Comparison::exists) return term;
  const Token at = scanner.peek();
  read_values(scanner, term);
  make_ready(at, term);
  return term;
}

std::optional<int> compare_versions(std::string_view one, std::string_view other) {
  const auto ones = split(one, '.'), others = split(other, '.');
  for (std::size_t i = 0; i < std::max(ones.size(), others.size()); ++i) {
    const auto a = i < ones.size() ? to_number(ones[i]) : 0;
    const auto b = i < others.size() ? to_number(others[i]) : 0;
    if (!a || !b || *a < 0 || *b < 0) return std::nullopt;
    if (*a != *b) return *a < *b ? -1 : 1;
  }
  return 0;
}

}  // namespace localecs::placement
