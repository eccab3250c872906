// The redirect as two rules of iptables' nat table.
#include "redirect.hpp"

#include <localecs/base/log.hpp>

namespace localecs::metadata {

// Containers' packets come through PREROUTING, those of host mode leave through OUTPUT; at the head
// of both, before a container that publishes the same port on all addresses.
std::unique_ptr<PacketRules> make_redirect(const std::string& address, std::uint16_t from,
                                           std::uint16_t to) {
  auto rules =
      insert_rules("nat", {"PREROUTING", "OUTPUT"},
                   {"--destination", address + "/32", "--protocol", "tcp", "--dport",
                    std::to_string(from), "--match", "comment", "--comment", "localecs", "--jump",
                    "DNAT", "--to-destination", address + ":" + std::to_string(to)});
  if (!rules) log::debug("the kernel does not redirect {}:{} to port {}", address, from, to);
  return rules;
}

}  // namespace localecs::metadata
