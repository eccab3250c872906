// The process and the machine that it runs on.
#pragma once

#include <localecs/services/ecs/rows/hosts.hpp>

namespace localecs::app {

// Raises the limit of open files: thousands of idle connections and one pidfd per container need
// more than the usual 1024 descriptors.
void raise_descriptor_limit();

// Raises the process's priority, so that answers do not queue behind the containers that start on
// the same cores. Only root may do so; for others the call fails without harm.
void answer_before_others();

// This machine's CPU units (1024 per core) and memory in MiB, used until the Engine reports its
// own.
state::Host this_machine();

}  // namespace localecs::app
