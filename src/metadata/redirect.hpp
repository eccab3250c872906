// Redirects the endpoint's well-known port to the port that it listens on.
#pragma once

#include <localecs/base/packet_rules.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace localecs::metadata {

// Redirects address:from to address:to in the kernel, for containers and for the host itself, until
// the result is destroyed. Call it only while listening on address:to: then it takes no other
// process's packets. nullptr if iptables is missing or not permitted.
std::unique_ptr<PacketRules> make_redirect(const std::string& address, std::uint16_t from,
                                           std::uint16_t to);

}  // namespace localecs::metadata
