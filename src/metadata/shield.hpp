// Keeps other hosts from the endpoint's address: Linux takes packets for any of its addresses on
// any of its interfaces, so a neighbour in the same network could reach it.
#pragma once

#include <localecs/base/packet_rules.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::metadata {

// The interfaces that a default route leads over: where other hosts are. routes: as the kernel
// tells them in /proc/net/route.
std::vector<std::string> outer_interfaces(std::string_view routes);

// Drops what comes in there for that address. owner: what tells this daemon from others of the
// machine, so that none takes another's rules away, and one that was killed gets its own again.
// Nothing where the kernel does not do it.
std::vector<std::unique_ptr<PacketRules>> make_shield(const std::string& address,
                                                      const std::string& owner);

}  // namespace localecs::metadata
