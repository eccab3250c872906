// Makes the redirect of two rules in iptables' nat table.
#include "redirect.hpp"

#include <localecs/base/log.hpp>

namespace localecs::metadata {

// Containers' packets pass PREROUTING, those of tasks with the host's network pass OUTPUT. The
// rules stand first there: a container that publishes the same port on all addresses would take the
// packets.
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
