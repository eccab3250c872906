// Keeps other hosts from the endpoint's address. Linux accepts packets for any of its addresses on
// any of its interfaces, so without the shield a host in the same network could ask for
// credentials.
#pragma once

#include <localecs/base/packet_rules.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::metadata {

// The interfaces with a default route: other hosts are behind them. routes: the text of
// /proc/net/route.
std::vector<std::string> outer_interfaces(std::string_view routes);

// Drops packets for `address` that come in by outer interfaces, until the result is destroyed.
// owner: a text of its own for each daemon on this machine. By it a daemon never removes another's
// rules, and one that was killed takes its old rules over. Empty if iptables is missing or not
// permitted.
std::vector<std::unique_ptr<PacketRules>> make_shield(const std::string& address,
                                                      const std::string& owner);

}  // namespace localecs::metadata
