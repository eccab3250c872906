// The whole program: connects all parts, and serves until a signal ends it.
#pragma once

#include <localecs/app/options.hpp>

namespace localecs::app {

// Serves until SIGTERM or SIGINT. Throws std::exception if localecs cannot start, for instance
// because the address is in use.
void run(const Options& options);

}  // namespace localecs::app
