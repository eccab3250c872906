// Folders and volumes that a container sees in its file system, and the containers it is linked to.
#pragma once

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/services/ecs/decide/container_spec.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <optional>
#include <string>

namespace localecs::decide {

// Binds, volumesFrom and links. Missing where a file system has no folder here.
std::optional<Missing> set_mounts(const state::State& state, const state::Task& task,
                                  const aws::ecs::ContainerDefinition& definition,
                                  effects::ContainerSpec& spec);

// folder + "/" + path, which cannot lead out of the folder however many ".." it has.
std::string path_inside(const std::string& folder, const std::string& path);

}  // namespace localecs::decide
