// Makes the shield of a rule in iptables' raw table for each outer interface.
#include "shield.hpp"

#include <localecs/base/file.hpp>
#include <localecs/base/log.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>

namespace localecs::metadata {

std::vector<std::string> outer_interfaces(std::string_view routes) {
  std::vector<std::string> names;
  for (const std::string_view line : split(routes, '\n')) {
    // Iface Destination Gateway Flags RefCnt Use Metric Mask …
    const auto fields = split(line, '\t');
    if (fields.size() < 8 || trim(fields[1]) != "00000000" || trim(fields[7]) != "00000000")
      continue;
    const std::string name(trim(fields[0]));
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

std::vector<std::unique_ptr<PacketRules>> make_shield(const std::string& address,
                                                      const std::string& owner) {
  const std::string routes = read_file("/proc/net/route").value_or("");
  std::vector<std::unique_ptr<PacketRules>> shield;
  for (const std::string& name : outer_interfaces(routes)) {
    auto rule = insert_rules("raw", {"PREROUTING"},
                             {"--destination", address + "/32", "--in-interface", name, "--match",
                              "comment", "--comment", owner, "--jump", "DROP"});
    if (rule)
      shield.push_back(std::move(rule));
    else
      log::debug("the kernel does not keep hosts behind {} from {}", name, address);
  }
  return shield;
}

}  // namespace localecs::metadata
