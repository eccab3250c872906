// Managed daemons in a scenario: their capacity providers, definitions and what is asked of them.
#pragma once

#include <string>

#include "chronicle.hpp"
#include "command.hpp"

namespace localecs::tests {

// managed mi [min-cpu=2] [scale-in-after=5]: a capacity provider with managed instances
void create_managed_provider(World& world, const Command& command);
// daemon-definition agent:1 ...: options as for task-definition
void register_daemon_definition(World& world, const std::string& line);
// daemon agent create|update task=agent:1 on=mi,other [drain=50] [bake=1]; daemon agent delete;
// daemon agent show
void change_daemon(World& world, Chronicle& chronicle, const Command& command);

}  // namespace localecs::tests
