// Walks an input beside its shape and words what breaks the model's rules, as AWS's services do.
#include <localecs/aws/rules.hpp>

#include <localecs/aws/error.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>

namespace localecs::aws {
namespace {

// "RoleSessionName" -> "roleSessionName": messages spell members so, whatever the wire does.
std::string lower_first(std::string_view name) {
  std::string text(name);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

// A value as the messages show it: "text", "[a, b]", "5".
std::string shown(const Document& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump(-1, ' ', false, Document::error_handler_t::replace);
  std::string text;
  for (const Document& element : value) text += (text.empty() ? "" : ", ") + shown(element);
  return "[" + text + "]";
}

class Check {
 public:
  explicit Check(const Rules& rules) : rules_(rules) {}

  void structure(const Shape& shape, const Document& from, const std::string& at) {
    if (!from.is_object()) return;
    for (const Member& member : shape.members) {
      const std::string here = at + lower_first(member.name);
      const auto found = from.find(member.name);
      if (found == from.end() || found->is_null()) {
        if (member.required) violated("null", here, "Member must not be null");
        continue;
      }
      static const Rule none{};
      const Rule* rule = find_rule(shape.name, member.name);
      value(member.shape(), *found, rule ? *rule : none, here);
    }
  }

  void conclude() const {
    if (count_ == 0) return;
    throw Error(std::string(rules_.error_code), std::to_string(count_) + " validation error" +
                                                    (count_ == 1 ? "" : "s") +
                                                    " detected: " + text_);
  }

 private:
  const Rule* find_rule(std::string_view structure, std::string_view member) const {
    const auto found = std::ranges::find_if(rules_.rules, [&](const Rule& rule) {
      return rule.structure == structure && rule.member == member;
    });
    return found == rules_.rules.end() ? nullptr : &*found;
  }

  void value(const Shape& shape, const Document& from, const Rule& rule, const std::string& at) {
    limits(shape, from, rule.limits, at);
    if (shape.kind == Kind::structure) structure(shape, from, at + ".");
    if (shape.kind != Kind::list || !from.is_array()) return;
    for (std::size_t i = 0; i < from.size(); ++i)
      value(shape.element(), from[i], Rule{{}, {}, rule.elements, {}},
            at + "." + std::to_string(i + 1) + ".member");
  }

  void limits(const Shape& shape, const Document& from, const Limits& limits,
              const std::string& at) {
    const bool is_number = shape.kind == Kind::integer || shape.kind == Kind::long_integer;
    if (is_number && from.is_number_integer()) {
      in_range(from, from.get<std::int64_t>(), limits, at, "value");
    } else if (shape.kind == Kind::list && from.is_array()) {
      in_range(from, static_cast<std::int64_t>(from.size()), limits, at, "length");
    } else if (shape.kind == Kind::blob && from.is_string()) {
      const auto bytes = base64_decode(from.get_ref<const std::string&>());
      if (bytes) in_range(from, static_cast<std::int64_t>(bytes->size()), limits, at, "length");
    } else if (shape.kind == Kind::enumeration && from.is_string()) {
      word(shape, from, at);
    } else if (shape.kind == Kind::string && from.is_string()) {
      text(from, limits, at);
    }
  }

  void text(const Document& from, const Limits& limits, const std::string& at) {
    const auto& value = from.get_ref<const std::string&>();
    if (!in_range(from, static_cast<std::int64_t>(characters(value)), limits, at, "length")) return;
    if (!limits.pattern.empty() && !matches(limits.pattern, value))
      violated(from, limits, at,
               "Member must satisfy regular expression pattern: " + std::string(limits.pattern));
  }

  void word(const Shape& shape, const Document& from, const std::string& at) {
    const auto& value = from.get_ref<const std::string&>();
    if (std::ranges::find(shape.values, value) != shape.values.end()) return;
    std::string allowed;
    for (std::string_view one : shape.values)
      allowed += (allowed.empty() ? "" : ", ") + std::string(one);
    violated(from, {}, at, "Member must satisfy enum value set: [" + allowed + "]");
  }

  bool in_range(const Document& from, std::int64_t measure, const Limits& limits,
                const std::string& at, const std::string& what) {
    if (measure < limits.least)
      violated(
          from, limits, at,
          "Member must have " + what + " greater than or equal to " + std::to_string(limits.least));
    if (measure > limits.most)
      violated(
          from, limits, at,
          "Member must have " + what + " less than or equal to " + std::to_string(limits.most));
    return measure >= limits.least && measure <= limits.most;
  }

  void violated(const Document& from, const Limits& limits, const std::string& at,
                const std::string& constraint) {
    violated(limits.is_sensitive ? "" : "'" + shown(from) + "'", at, constraint);
  }

  void violated(const std::string& value, const std::string& at, const std::string& constraint) {
    if (++count_ > 1) text_ += "; ";
    text_ += "Value " + value + (value.empty() ? "" : " ") + "at '" + at +
             "' failed to satisfy constraint: " + constraint;
  }

  const Rules& rules_;
  std::string text_;
  int count_ = 0;
};

}  // namespace

void check(const Rules& rules, const Shape& input, const Document& from) {
  Check check(rules);
  check.structure(input, from, "");
  check.conclude();
}

}  // namespace localecs::aws
