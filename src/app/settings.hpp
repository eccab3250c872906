// From the options to what operations and deciders read of them.
#pragma once

#include <localecs/app/options.hpp>
#include <localecs/state/settings.hpp>

namespace localecs::app {

// port: the one really bound. The folder for what is made for tasks is this run's own where the
// options name none.
state::Settings settings_of(const Options& options, std::uint16_t port);

}  // namespace localecs::app
