// Which images the tasks of a scenario run.
#pragma once

#include <string>
#include <vector>

#include "chronicle.hpp"
#include "command.hpp"

namespace localecs::tests {

// move-tag web:latest: in the registry and on the machine
void move_tag(World& world, const Command& command);

// "task 1: main image 1", one line for each task that runs, and one for each service revision that
// is deployed. Images are numbered as they are seen.
std::vector<std::string> images(World& world, Chronicle& chronicle);

}  // namespace localecs::tests
