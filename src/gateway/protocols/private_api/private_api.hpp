// The protocol of the private API, whose paths begin with /_localecs/.
#pragma once

#include <string_view>

#include "protocols/protocol.hpp"

namespace localecs::gateway {

inline constexpr std::string_view kPrivatePrefix = "/_localecs/";
inline constexpr std::string_view kHealthPath = "/_localecs/health";

const Protocol& private_api();

}  // namespace localecs::gateway
