// Finds the values that a container was given, and replaces them in a text.
#include "conceal.hpp"

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/services/ecs/decide/container_spec.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>

#include <algorithm>
#include <cctype>
#include <utility>

#include "secrets.hpp"

namespace localecs::decide {
namespace {

constexpr std::string_view kHidden = "***";
// A shorter value is part of many words, and is replaced only where it is a word of its own.
constexpr std::size_t kShort = 4;
// Variables that tell the simulated engine what to say.
constexpr std::string_view kScript = "LOCALECS_SIM_";

bool is_word_character(char character) {
  return std::isalnum(static_cast<unsigned char>(character)) != 0;
}

bool stands_alone(std::string_view text, std::size_t at, std::size_t length) {
  const bool before = at > 0 && is_word_character(text[at - 1]);
  const bool after = at + length < text.size() && is_word_character(text[at + length]);
  return !before && !after;
}

void hide(std::string& text, std::string_view value) {
  for (std::size_t at = text.find(value); at != text.npos; at = text.find(value, at)) {
    const bool is_it = value.size() >= kShort || stands_alone(text, at, value.size());
    if (is_it) text.replace(at, value.size(), kHidden);
    at += is_it ? kHidden.size() : 1;
  }
}

// The Engine quotes as Go does: a line break or a quotation mark is written with a backslash.
std::string quoted(std::string_view value) {
  std::string text;
  for (const char character : value) {
    if (character == '"' || character == '\\')
      text += {'\\', character};
    else if (character == '\n')
      text += "\\n";
    else if (character == '\t')
      text += "\\t";
    else
      text += character;
  }
  return text;
}

using Values = std::vector<std::string>;

void add(Values& values, std::string_view value) {
  if (value.empty()) return;
  values.emplace_back(value);
  if (std::string other = quoted(value); other != value) values.push_back(std::move(other));
}

Values values_of(const state::State& state, const state::Task& task,
                 const state::Container& container) {
  Values values;
  const auto& definition = state::definition_of(task, container);
  const auto needed = container_spec(state, task, container);
  if (const auto* spec = std::get_if<effects::ContainerSpec>(&needed)) {
    for (const std::string& variable : spec->environment)
      if (!variable.starts_with(kScript))
        add(values, std::string_view(variable).substr(variable.find('=') + 1));
    if (definition.logConfiguration && definition.logConfiguration->secretOptions)
      for (const auto& option : *definition.logConfiguration->secretOptions)
        if (const auto found = spec->log_options.find(option.name);
            found != spec->log_options.end())
          add(values, found->second);
  }
  const auto login = registry_login(state, task, definition);
  if (const auto* known = std::get_if<std::optional<effects::RegistryLogin>>(&login))
    if (*known) add(values, (*known)->password);
  // The longest first: a value may be part of another one.
  std::ranges::sort(values, std::greater(), &std::string::size);
  return values;
}

// The Engine's words in what was observed; nullptr where it says nothing.
template <class Observation>
auto words_of(Observation& observed) {
  using Words = std::conditional_t<std::is_const_v<Observation>, const std::string*, std::string*>;
  return std::visit(
      [](auto& told) -> Words {
        using Told = std::remove_cvref_t<decltype(told)>;
        if constexpr (requires { told.problem->message; })
          return told.problem ? &told.problem->message : nullptr;
        else if constexpr (std::is_same_v<Told, effects::Exited>)
          return told.error.empty() ? nullptr : &told.error;
        else
          return nullptr;
      },
      observed);
}

}  // namespace

std::optional<effects::Observation> conceal(const state::State& state, const state::Task& task,
                                            const effects::Observation& observed) {
  if (!words_of(observed)) return std::nullopt;
  effects::Observation known = observed;
  std::string& words = *words_of(known);
  for (const state::Container& container : task.containers)
    for (const std::string& value : values_of(state, task, container)) hide(words, value);
  return known;
}

}  // namespace localecs::decide
