// Rules of this machine's packet filter, set by iptables.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace localecs {

// One rule, at the head of some chains of a table. Destroyed, it is taken back.
class PacketRules {
 public:
  virtual ~PacketRules() = default;
};

// rule: matches and target, as iptables' arguments. One that an earlier run left behind is taken
// over. Nothing where that is not permitted, or iptables or a chain is not there. Waits for
// iptables, at most a few seconds.
std::unique_ptr<PacketRules> insert_rules(const std::string& table,
                                          const std::vector<std::string>& chains,
                                          const std::vector<std::string>& rule);

}  // namespace localecs
