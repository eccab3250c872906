// The daemon: every room wired to the others, until a signal ends it.
#pragma once

#include <localecs/app/options.hpp>

namespace localecs::app {

// Serves until SIGTERM or SIGINT. Throws std::exception where it cannot begin (an address in use,
// for instance).
void run(const Options& options);

}  // namespace localecs::app
