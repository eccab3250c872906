// Capacity providers in a scenario: those of Auto Scaling groups, and what a cluster has of them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "chronicle.hpp"
#include "command.hpp"

namespace localecs::tests {

// "FARGATE:1:1,FARGATE_SPOT:0:3": provider, base, weight
json strategy_of(const std::string& text);

// capacity-provider asg [scaling=DISABLED] [target=80] [cpu=1024 memory=1024] [min=0] [max=10]
void create_capacity_provider(World& world, const Command& command);
// providers FARGATE asg [default=asg:0:1]
void put_capacity_providers(World& world, const Command& command);
// instances: those of every capacity provider
void show_instances(World& world, Chronicle& chronicle, const Command& command);

}  // namespace localecs::tests
