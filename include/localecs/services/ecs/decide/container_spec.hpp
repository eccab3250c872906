// One container as the Engine is to make it.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <string>
#include <variant>

namespace localecs::decide {

// Why a task cannot have what it needs, in ECS's words.
struct Missing {
  std::string reason;
};
// What a task needs from outside its definition, or why it cannot have it.
template <class T>
using Needed = std::variant<T, Missing>;

// nullptr where the task has what it needs.
template <class T>
const Missing* missing_in(const Needed<T>& needed) {
  return std::get_if<Missing>(&needed);
}

// Definition, overrides, the agent's environment and labels. Missing where a secret, a file or a
// log option cannot be had.
Needed<effects::ContainerSpec> container_spec(const state::State& state, const state::Task& task,
                                              const state::Container& container);

}  // namespace localecs::decide
