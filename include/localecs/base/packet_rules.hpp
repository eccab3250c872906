// Inserts rules into this machine's packet filter by iptables.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace localecs {

// A rule that was inserted into some chains. The destructor deletes it there.
class PacketRules {
 public:
  virtual ~PacketRules() = default;
};

// Inserts one rule at the head of each chain. rule: matches and target, as arguments of iptables.
// An equal rule that an earlier run left behind is taken over. nullptr if we are not root, or if
// iptables or a chain is missing. Waits for iptables, at most a few seconds.
std::unique_ptr<PacketRules> insert_rules(const std::string& table,
                                          const std::vector<std::string>& chains,
                                          const std::vector<std::string>& rule);

}  // namespace localecs
