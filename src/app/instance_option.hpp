// Reads the options --instances and --instance.
#pragma once

#include <localecs/services/ecs/rows/settings.hpp>

#include <string>
#include <vector>

namespace localecs::app {

// Returns `equal` instances that divide the machine, then those of `described`, such as
// "type=m5.large,zone=b". One text may hold several with ';' between them, since an environment
// variable cannot be given twice. Throws std::invalid_argument; its message is meant for the user.
std::vector<state::InstancePlan> instance_plans(int equal,
                                                const std::vector<std::string>& described);

}  // namespace localecs::app
