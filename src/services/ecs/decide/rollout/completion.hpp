// When a deployment is complete and a service steady.
#pragma once

#include "decide/deployment/service_look.hpp"
#include "decide/service/crews.hpp"

namespace localecs::decide {

// Completes PRIMARY once it is rolled out and baked, takes deployments without tasks off the list,
// and says when the service becomes steady. `may_complete` is false while a hook or a stage is
// still waited for.
void complete_deployment(ServiceLook& look, const Crews& crews, bool may_complete);

}  // namespace localecs::decide
