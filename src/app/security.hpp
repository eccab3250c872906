// Whom the daemon answers, as the options say it.
#pragma once

#include <localecs/app/options.hpp>
#include <localecs/gateway/gateway.hpp>

namespace localecs::app {

// Says in the log who reaches the daemon where that is more than this machine.
void warn_of_others(const Options& options);

// Where the API listens, and how much of it one may have.
http::ServerOptions server_options(const Options& options);

// Reads the files of keys and policies. Throws std::invalid_argument, its text meant for the user.
gateway::Options gateway_options(const Options& options, const http::BrowserGuard& guard);

}  // namespace localecs::app
