// The container instances that --instances and --instance ask for.
#pragma once

#include <localecs/services/ecs/rows/settings.hpp>

#include <string>
#include <vector>

namespace localecs::app {

// `equal` ones that divide the machine, then those described one by one ("type=m5.large,zone=b", in
// an environment variable several, with ';' between them). Throws std::invalid_argument.
std::vector<state::InstancePlan> instance_plans(int equal,
                                                const std::vector<std::string>& described);

}  // namespace localecs::app
