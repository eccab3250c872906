// Walks an input along its shape and words each violation of the model's limits as AWS's services
// do.
#include <localecs/aws/rules.hpp>

#include <localecs/aws/error.hpp>
#include <localecs/base/pattern.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <unordered_map>

namespace localecs::aws {
namespace {

// "RoleSessionName" -> "roleSessionName", as messages spell members, whatever the wire's spelling.
std::string lower_first(std::string_view name) {
  std::string text(name);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

// A value as messages show it: text, [a, b], 5.
std::string shown(const Document& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump(-1, ' ', false, Document::error_handler_t::replace);
  std::string text;
  for (const Document& element : value) text += (text.empty() ? "" : ", ") + shown(element);
  return "[" + text + "]";
}

// Compiles a model's pattern to match whole texts. Models are written in Java's dialect: \uFFFF
// becomes RE2's \x{FFFF}. Throws std::invalid_argument if RE2 cannot read the pattern.
Pattern compile(std::string_view pattern) {
  std::string ours = "\\A(?:";
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '\\' || at + 1 == pattern.size()) {
      ours += pattern[at];
    } else if (pattern[++at] == 'u') {
      ours.append("\\x{").append(pattern.substr(at + 1, 4)).append("}");
      at += 4;
    } else {
      ours.append("\\").append(1, pattern[at]);
    }
  }
  std::string problem;
  const auto compiled = Pattern::compile(ours + ")\\z", &problem);
  if (!compiled) throw std::invalid_argument(std::string(pattern) + ": " + problem);
  return *compiled;
}

// Collects all violations of one input, since AWS reports them in one error.
// False where the model states neither bound: any number will do then, beyond 64 bits too.
bool is_bounded(const Limits& limits) {
  constexpr Limits kNone;
  return limits.least != kNone.least || limits.most != kNone.most;
}

class Check {
 public:
  explicit Check(const Dialect& dialect) : dialect_(dialect) {}

  void check_structure(const Shape& shape, const Document& from, const std::string& at) {
    if (!from.is_object()) return;
    for (const Member& member : shape.members) {
      const std::string here = at + lower_first(member.name);
      const auto found = from.find(member.name);
      if (found == from.end() || found->is_null()) {
        if (member.is_required()) add_violation("null", here, "Member must not be null");
        continue;
      }
      check_value(member.shape(), *found, member.limits, here);
    }
  }

  void throw_if_violated() const {
    if (count_ == 0) return;
    throw Error(std::string(dialect_.error_code), std::to_string(count_) + " validation error" +
                                                      (count_ == 1 ? "" : "s") +
                                                      " detected: " + text_);
  }

 private:
  void check_value(const Shape& shape, const Document& from, const Limits* stated,
                   const std::string& at) {
    static constexpr Limits none{};
    check_limits(shape, from, stated ? *stated : none, at);
    if (shape.kind == Kind::structure) check_structure(shape, from, at + ".");
    if (shape.kind != Kind::list || !from.is_array()) return;
    for (std::size_t i = 0; i < from.size(); ++i)
      check_value(shape.element(), from[i], stated ? stated->elements : nullptr,
                  at + "." + std::to_string(i + 1) + ".member");
  }

  void check_limits(const Shape& shape, const Document& from, const Limits& limits,
                    const std::string& at) {
    const bool is_number = shape.kind == Kind::integer || shape.kind == Kind::long_integer;
    if (is_number && from.is_number_integer()) {
      check_range(from, from.get<std::int64_t>(), limits, at, "value");
    } else if (shape.kind == Kind::floating && from.is_number() && is_bounded(limits)) {
      check_range(from, from.get<double>(), limits, at, "value");
    } else if (shape.kind == Kind::list && from.is_array()) {
      check_range(from, static_cast<std::int64_t>(from.size()), limits, at, "length");
    } else if (shape.kind == Kind::blob && from.is_string()) {
      const auto bytes = base64_decode(from.get_ref<const std::string&>());
      if (bytes) check_range(from, static_cast<std::int64_t>(bytes->size()), limits, at, "length");
    } else if (shape.kind == Kind::enumeration && from.is_string()) {
      check_word(shape, from, at);
    } else if (shape.kind == Kind::string && from.is_string()) {
      check_text(from, limits, at);
    }
  }

  void check_text(const Document& from, const Limits& limits, const std::string& at) {
    const auto& value = from.get_ref<const std::string&>();
    if (!check_range(from, static_cast<std::int64_t>(characters(value)), limits, at, "length"))
      return;
    if (!limits.pattern.empty() && !matches(limits.pattern, value))
      add_violation(
          from, limits, at,
          "Member must satisfy regular expression pattern: " + std::string(limits.pattern));
  }

  void check_word(const Shape& shape, const Document& from, const std::string& at) {
    const auto& value = from.get_ref<const std::string&>();
    if (std::ranges::find(shape.values, value) != shape.values.end()) return;
    std::string allowed;
    for (std::string_view one : shape.values)
      allowed += (allowed.empty() ? "" : ", ") + std::string(one);
    add_violation(from, {}, at, "Member must satisfy enum value set: [" + allowed + "]");
  }

  template <class Number>
  // False if `measure` is out of range. what: "value" or "length", for the message.
  bool check_range(const Document& from, Number measure, const Limits& limits,
                   const std::string& at, const std::string& what) {
    if (measure < limits.least)
      add_violation(
          from, limits, at,
          "Member must have " + what + " greater than or equal to " + std::to_string(limits.least));
    if (measure > limits.most)
      add_violation(
          from, limits, at,
          "Member must have " + what + " less than or equal to " + std::to_string(limits.most));
    return measure >= limits.least && measure <= limits.most;
  }

  void add_violation(const Document& from, const Limits& limits, const std::string& at,
                     const std::string& constraint) {
    add_violation(limits.is_sensitive ? "" : "'" + shown(from) + "'", at, constraint);
  }

  void add_violation(const std::string& value, const std::string& at,
                     const std::string& constraint) {
    if (++count_ > 1) text_ += "; ";
    text_ += "Value " + value + (value.empty() ? "" : " ") + "at '" + at +
             "' failed to satisfy constraint: " + constraint;
  }

  const Dialect& dialect_;
  std::string text_;
  int count_ = 0;
};

}  // namespace

void check(const Dialect& dialect, const Shape& input, const Document& from) {
  Check check(dialect);
  check.check_structure(input, from, "");
  check.throw_if_violated();
}

bool matches(std::string_view pattern, std::string_view text) {
  static std::unordered_map<std::string_view, Pattern>
      compiled;  // keys: views of generated literals
  auto found = compiled.find(pattern);
  if (found == compiled.end()) found = compiled.emplace(pattern, compile(pattern)).first;
  return is_utf8(text) && found->second.found_in(text);
}

}  // namespace localecs::aws
