// Decides from the options whom localecs answers.
#pragma once

#include <localecs/app/options.hpp>
#include <localecs/gateway/gateway.hpp>

namespace localecs::app {

// Logs a warning if the API listens on an address that other machines can reach.
void warn_of_others(const Options& options);

// The API's address, and its limit of connections.
http::ServerOptions server_options(const Options& options);

// Reads the files of keys and policies. Throws std::invalid_argument; its message is meant for the
// user.
gateway::Options gateway_options(const Options& options, const http::BrowserGuard& guard);

}  // namespace localecs::app
