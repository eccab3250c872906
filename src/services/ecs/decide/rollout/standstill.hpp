// What a service does while its PRIMARY may not grow.
#pragma once

#include "decide/deployment/service_look.hpp"
#include "decide/service/crews.hpp"

namespace localecs::decide {

// Keeps what serves at the desired count while a hook holds PRIMARY back, or after PRIMARY has
// failed without a rollback.
void keep_serving(ServiceLook& look, const TaskRefs& tasks);

}  // namespace localecs::decide
