// A container's environment variables, each from the strongest of its sources.
#pragma once

#include <localecs/services/ecs/decide/container_spec.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <string>
#include <vector>

namespace localecs::decide {

// Definition, overrides, secrets, agent: later ones win.
Needed<std::vector<std::string>> environment_of(const state::State& state, const state::Task& task,
                                                const state::Container& container);
// The paths of its environment files on this machine. Missing where S3 has no folder here.
Needed<std::vector<std::string>> environment_files_of(const state::State& state,
                                                      const state::Task& task,
                                                      const state::Container& container);

}  // namespace localecs::decide
