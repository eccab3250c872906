// The address that --listen names, as a number.
#pragma once

#include <cstdint>
#include <string>

namespace localecs::app {

// "localhost" -> "127.0.0.1"; "127.0.0.1", "::1" and "[::1]" stay what they are, without brackets.
// Asks the system's resolver for names; IPv4 comes first where a name has both. Throws
// std::invalid_argument, for the user, where there is no such address.
std::string resolve_listen_address(const std::string& host);

// "127.0.0.1:4566", "[::1]:4566".
std::string authority(const std::string& address, std::uint16_t port);

}  // namespace localecs::app
