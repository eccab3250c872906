// Runs iptables, once for each chain.
#include <localecs/base/packet_rules.hpp>

#include <unistd.h>

#include "child_process.hpp"

namespace localecs {
namespace {

using Words = std::vector<std::string>;

std::string find_iptables() {
  for (const char* path : {"/usr/sbin/iptables", "/sbin/iptables", "/usr/bin/iptables"})
    if (access(path, X_OK) == 0) return path;
  return {};
}

class Inserted final : public PacketRules {
 public:
  Inserted(std::string program, std::string table, Words chains, Words rule)
      : program_(std::move(program)),
        table_(std::move(table)),
        chains_(std::move(chains)),
        rule_(std::move(rule)) {}
  ~Inserted() override {
    for (const std::string& chain : chains_) run("--delete", chain);
  }

  // Inserts the rule into each chain that does not have it. False if a chain refuses; the
  // destructor then takes back the others.
  bool add() {
    for (const std::string& chain : chains_)
      if (!run("--check", chain) && !run("--insert", chain)) return false;
    return true;
  }

 private:
  bool run(const char* what, const std::string& chain) const {
    Words words{program_, "--wait", "2", "--table", table_, what, chain};
    words.insert(words.end(), rule_.begin(), rule_.end());
    return run_quietly(words) == 0;
  }

  const std::string program_, table_;
  const Words chains_, rule_;
};

}  // namespace

std::unique_ptr<PacketRules> insert_rules(const std::string& table, const Words& chains,
                                          const Words& rule) {
  if (geteuid() != 0) return nullptr;
  const std::string program = find_iptables();
  if (program.empty()) return nullptr;
  auto rules = std::make_unique<Inserted>(program, table, chains, rule);
  if (!rules->add()) return nullptr;
  return rules;
}

}  // namespace localecs
