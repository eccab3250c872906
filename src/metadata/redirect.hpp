// Sends what containers say to the endpoint's well-known port to the port it really listens on.
#pragma once

#include <localecs/base/packet_rules.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace localecs::metadata {

// The kernel's redirect of address:from to address:to, for containers and for the host itself. Only
// whoever listens on address:to asks for it: it cannot be in anyone's way. Nothing where the kernel
// does not do it.
std::unique_ptr<PacketRules> make_redirect(const std::string& address, std::uint16_t from,
                                           std::uint16_t to);

}  // namespace localecs::metadata
