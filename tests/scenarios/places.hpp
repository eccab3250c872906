// Several container instances in a scenario: their names, what is asked of placement, who is where.
#pragma once

#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/state/state.hpp>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "chronicle.hpp"
#include "command.hpp"

namespace localecs::tests {

// "A:a:1024:512 B:b:1024:512": name, zone, cpu and memory. The name is their attribute `name`.
std::vector<state::InstancePlan> instances_of(const std::string& text);

// constraint=distinctInstance member-of="attribute:name == A"
// place="spread(instanceId),binpack(cpu)"
void add_placement(json& request, const Command& command);

// "A: tasks 1 4", one line for each instance.
std::vector<std::string> places(const state::State& state, Chronicle& chronicle);
std::string instance_named(const state::State& state, const std::string& name);

}  // namespace localecs::tests
