// The labels by which the ECS agent marks its containers.
#pragma once

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <map>
#include <string>

namespace localecs::decide {

inline void set_agent_labels(const state::Task& task, const std::string& container,
                             std::map<std::string, std::string>& labels) {
  for (auto& [name, value] : state::agent_labels(task, container)) labels[name] = value;
}

}  // namespace localecs::decide
