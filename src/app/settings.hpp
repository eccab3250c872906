// From the options to what operations and deciders read of them.
#pragma once

#include <localecs/app/options.hpp>
#include <localecs/state/settings.hpp>

namespace localecs::app {

// port: the one really bound. Makes the folder for what is made for tasks, where the options name
// none.
state::Settings settings_of(const Options& options, std::uint16_t port);
// Removes that folder if nothing is in it any more.
void tidy_up(const Options& options, const state::Settings& settings);

}  // namespace localecs::app
