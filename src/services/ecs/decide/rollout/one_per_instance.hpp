// DAEMON: one task on every instance that may have one.
#pragma once

#include "decide/deployment/service_look.hpp"
#include "decide/service/crews.hpp"

namespace localecs::decide {

bool is_one_per_instance(const state::Service& service);

// Keeps one task of PRIMARY on every instance. `tasks` are those that `crews` has sorted.
void run_one_per_instance(ServiceLook& look, const TaskRefs& tasks, Crews crews);

}  // namespace localecs::decide
