// Reads bindings, single and in ranges.
#include "port_bindings.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/network_binding.hpp>
#include <localecs/base/text.hpp>

#include <algorithm>

namespace localecs::docker {

using aws::ecs::NetworkBinding;
using aws::ecs::TransportProtocol;

namespace {

constexpr int kLastPort = 65535;

// 0 for what is no port.
int port_of(std::string_view text) {
  const auto number = to_number(text);
  return number && *number > 0 && *number <= kLastPort ? static_cast<int>(*number) : 0;
}

// "80/tcp" and one of its host ends; nothing for IPv6, which only repeats IPv4.
std::optional<NetworkBinding> binding_of(std::string_view port, const Json& host) {
  const auto parts = split(port, '/');
  const int inner = port_of(parts[0]), outer = port_of(text(member(host, "HostPort")));
  const auto address = text(member(host, "HostIp"));
  if (inner == 0 || outer == 0 || address.find(':') != std::string::npos) return std::nullopt;
  NetworkBinding binding;
  binding.bindIP = address.empty() ? "0.0.0.0" : address;
  binding.containerPort = inner;
  binding.hostPort = outer;
  const bool udp = parts.size() == 2 && parts[1] == "udp";
  binding.protocol = udp ? TransportProtocol::udp : TransportProtocol::tcp;
  return binding;
}

void in_order(std::vector<NetworkBinding>& bindings) {
  std::ranges::sort(bindings, [](const auto& a, const auto& b) {
    return std::tie(a.containerPort, a.protocol, a.hostPort) <
           std::tie(b.containerPort, b.protocol, b.hostPort);
  });
}

std::string range_of(int first, int last) {
  return std::to_string(first) + "-" + std::to_string(last);
}

// "8080-8085/tcp"
struct Range {
  int first = 0, last = -1;
  TransportProtocol protocol = TransportProtocol::tcp;

  explicit Range(std::string_view text) {
    const auto ends = split(split(text, '/')[0], '-');
    if (ends.size() != 2) return;
    first = port_of(ends[0]);
    last = port_of(ends[1]);
    if (text.ends_with("/udp")) protocol = TransportProtocol::udp;
  }
  bool has(const NetworkBinding& binding) const {
    return binding.containerPort && *binding.containerPort >= first &&
           *binding.containerPort <= last && binding.protocol == protocol;
  }
};

}  // namespace

std::vector<NetworkBinding> bindings_of(const Json& ports) {
  std::vector<NetworkBinding> bindings;
  if (!ports.is_object()) return bindings;
  for (const auto& [port, hosts] : ports.items()) {
    if (!hosts.is_array()) continue;  // exposed, not published
    for (const auto& host : hosts) {
      if (auto binding = binding_of(port, host)) bindings.push_back(std::move(*binding));
    }
  }
  in_order(bindings);
  return bindings;
}

// [{"IP": "0.0.0.0", "PrivatePort": 80, "PublicPort": 32768, "Type": "tcp"}, ...]
std::vector<NetworkBinding> listed_bindings_of(const Json& ports) {
  std::vector<NetworkBinding> bindings;
  if (!ports.is_array()) return bindings;
  for (const auto& row : ports) {
    const auto address = text(member(row, "IP"));
    const auto host_port = number_up_to(member(row, "PublicPort"), kLastPort);
    const auto container_port = number_up_to(member(row, "PrivatePort"), kLastPort);
    if (host_port == 0 || container_port == 0 || address.find(':') != address.npos)
      continue;  // exposed only, or IPv6
    const bool udp = text(member(row, "Type")) == "udp";
    bindings.push_back({.bindIP = address,
                        .containerPort = static_cast<int>(container_port),
                        .hostPort = static_cast<int>(host_port),
                        .protocol = udp ? TransportProtocol::udp : TransportProtocol::tcp});
  }
  in_order(bindings);
  return bindings;
}

std::string range_label(const std::vector<effects::PortBinding>& ports) {
  std::vector<std::string> ranges;
  for (const auto& port : ports) {
    if (port.range <= 1) continue;
    ranges.push_back(range_of(port.container_port, port.container_port + port.range - 1) + "/" +
                     std::string(aws::to_text(port.protocol)));
  }
  return join(ranges, " ");
}

// Docker has one binding for each port of a range, ECS shows one for the range.
void join_ranges(std::vector<NetworkBinding>& bindings, std::string_view label) {
  for (const auto text : split(label, ' ')) {
    const Range range(text);
    // The bindings are in order: the first one of the range has its first port of the host.
    const auto first =
        std::ranges::find_if(bindings, [&](const auto& one) { return range.has(one); });
    if (first == bindings.end()) continue;
    NetworkBinding whole = *first;
    const int host_port = whole.hostPort.value_or(0);
    whole.containerPortRange = range_of(range.first, range.last);
    whole.hostPortRange = range_of(host_port, host_port + range.last - range.first);
    whole.containerPort.reset();
    whole.hostPort.reset();
    std::erase_if(bindings, [&](const auto& one) { return range.has(one); });
    bindings.push_back(std::move(whole));
  }
}

}  // namespace localecs::docker
