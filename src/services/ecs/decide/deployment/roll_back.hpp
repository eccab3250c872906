// Carries out the verdict on a deployment that fails.
#pragma once

#include "service_look.hpp"
#include "verdict.hpp"

namespace localecs::decide {

// Fails PRIMARY, and stops its service deployment or begins the way back: then the deployment that
// was completed last is PRIMARY again. Nothing else changes which deployment is PRIMARY.
void roll_back(ServiceLook& look, const Verdict& verdict);

}  // namespace localecs::decide
