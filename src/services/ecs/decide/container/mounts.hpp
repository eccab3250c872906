// What of the outside a container sees in its file system, and the containers it is linked to.
#pragma once

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/services/ecs/decide/lifecycle.hpp>
#include <localecs/services/ecs/rows.hpp>

namespace localecs::decide {

// Binds, volumesFrom and links. Throws ResourceError where a file system has no folder here.
void set_mounts(const state::State& state, const state::Task& task,
                const aws::ecs::ContainerDefinition& definition, effects::ContainerSpec& spec);

// folder + "/" + path, which cannot lead out of the folder however many ".." it has.
std::string path_inside(const std::string& folder, const std::string& path);

}  // namespace localecs::decide
