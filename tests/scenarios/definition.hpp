// The task definition that a line of a scenario describes.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "simulation/world.hpp"

namespace localecs::tests {

// RegisterTaskDefinition's input for
//   task-definition web:1 [container] options... [+ container options...]
// Options of the whole task stand with its first container: network, pid, fargate, volume.
json definition_of(const std::string& line);
// "web:1"
std::string defined_name(const std::string& line);

}  // namespace localecs::tests
