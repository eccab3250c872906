// The redirect as two rules of iptables' nat table.
#include "redirect.hpp"

#include <localecs/base/log.hpp>

#include <unistd.h>

#include <array>
#include <vector>

#include "child_process.hpp"

namespace localecs::metadata {
namespace {

using Words = std::vector<std::string>;

// Containers' packets come through PREROUTING, those of host mode leave through OUTPUT.
constexpr std::array<const char*, 2> kChains{"PREROUTING", "OUTPUT"};

std::string find_iptables() {
  for (const char* path : {"/usr/sbin/iptables", "/sbin/iptables", "/usr/bin/iptables"})
    if (access(path, X_OK) == 0) return path;
  return {};
}

class Rules final : public Redirect {
 public:
  Rules(std::string program, const std::string& address, std::uint16_t from, std::uint16_t to)
      : program_(std::move(program)),
        rule_{"--destination",    address + "/32",
              "--protocol",       "tcp",
              "--dport",          std::to_string(from),
              "--match",          "comment",
              "--comment",        "localecs",
              "--jump",           "DNAT",
              "--to-destination", address + ":" + std::to_string(to)} {}
  ~Rules() override {
    for (const char* chain : kChains) run("--delete", chain);
  }

  // At the head of the chains: before a container that publishes the same port on all addresses.
  bool add() {
    for (const char* chain : kChains)
      if (!run("--check", chain) && !run("--insert", chain)) return false;
    return true;
  }

 private:
  bool run(const char* what, const char* chain) const {
    Words words{program_, "--wait", "2", "--table", "nat", what, chain};
    words.insert(words.end(), rule_.begin(), rule_.end());
    return run_quietly(words) == 0;
  }

  std::string program_;
  Words rule_;
};

}  // namespace

std::unique_ptr<Redirect> make_redirect(const std::string& address, std::uint16_t from,
                                        std::uint16_t to) {
  if (geteuid() != 0) return nullptr;
  const std::string program = find_iptables();
  if (program.empty()) return nullptr;
  auto rules = std::make_unique<Rules>(program, address, from, to);
  if (rules->add()) return rules;
  log::warn("iptables does not redirect {}:{} to port {}", address, from, to);
  return nullptr;
}

}  // namespace localecs::metadata
