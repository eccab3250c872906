// Rules that follow from the network mode, and those of port mappings.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/network_mode.hpp>
#include <localecs/base/text.hpp>

#include <map>
#include <set>

#include "task_definition_rules.hpp"

namespace localecs::services::ecs {
namespace {

constexpr int kHighestPort = 65'535;
constexpr std::size_t kMostMappings = 100;
constexpr std::size_t kLongestPortName = 64;

struct PortRange {
  long long first, last;
};

// "8000-8010"
std::optional<PortRange> parse_range(std::string_view text) {
  const auto ends = split(text, '-');
  if (ends.size() != 2) return std::nullopt;
  const auto first = to_number(ends[0]), last = to_number(ends[1]);
  if (!first || !last || *first < 1 || *last > kHighestPort || *first >= *last) return std::nullopt;
  return PortRange{*first, *last};
}

bool is_port_name(std::string_view name) {
  return is_name(name, kLongestPortName) && name == to_lower(name) && name.front() != '-';
}

void check_mapping(const PortMapping& mapping, const std::string& container) {
  if (mapping.containerPort && mapping.containerPortRange)
    throw client_error("Invalid port mapping for container '" + container +
                       "', cannot specify both single port and port range.");
  if (mapping.containerPortRange) {
    if (!parse_range(*mapping.containerPortRange) || mapping.hostPort)
      throw client_error("Invalid 'containerPortRange' setting for container '" + container + "'.");
    return;
  }
  const int port = mapping.containerPort.value_or(0);
  if (port < 1 || port > kHighestPort)
    throw client_error("Invalid 'containerPort' setting for container '" + container + "'.");
  if (mapping.hostPort && (*mapping.hostPort < 0 || *mapping.hostPort > kHighestPort))
    throw client_error("Invalid 'hostPort' setting for container '" + container + "'.");
  if (mapping.name && !is_port_name(*mapping.name))
    throw client_error("Invalid port mapping name for container '" + container + "'.");
  if (mapping.appProtocol && !has(mapping.name))  // words not recorded
    throw client_error("The 'appProtocol' setting for container '" + container +
                       "' requires a port mapping name.");
}

void check_awsvpc(const ContainerDefinition& container) {
  const std::string mode = " when networkMode=awsvpc.";
  if (has(container.links)) throw client_error("Links are not supported" + mode);
  if (has(container.hostname)) throw client_error("hostname is not supported on container" + mode);
  if (has(container.dnsServers))
    throw client_error("DNS servers are not supported on container" + mode);
  if (has(container.extraHosts))
    throw client_error("Extra hosts are not supported on container" + mode);
  if (container.disableNetworking.value_or(false))
    throw client_error("Disable Networking is not supported on container" + mode);
}

using Port = std::pair<TransportProtocol, int>;

// What is taken already, over all containers: they share the host's ports, and in awsvpc mode one
// network.
struct Taken {
  std::set<Port> container_ports;
  std::set<Port> host_ports;
  std::set<std::string> names;
};

void take(std::set<Port>& taken, const Port& port, const std::string& what,
          const std::string& used) {
  if (taken.insert(port).second) return;
  const std::string protocol = port.first == TransportProtocol::tcp ? "TCP" : "UDP";
  throw client_error(protocol + what + " port '" + std::to_string(port.second) + used);
}

void check_taken(const Request& request, const PortMapping& mapping, Taken& taken) {
  if (!mapping.containerPort) return;
  const auto protocol = mapping.protocol.value_or(TransportProtocol::tcp);
  if (request.networkMode == NetworkMode::awsvpc)
    return take(taken.container_ports, {protocol, *mapping.containerPort}, " container",
                "' is used multiple times in task when networkMode=awsvpc.");
  const bool on_host = request.networkMode == NetworkMode::host;
  const int port = mapping.hostPort.value_or(on_host ? *mapping.containerPort : 0);
  if (port != 0)  // the agent chooses a free one for 0
    take(taken.host_ports, {protocol, port}, " host", "' is mapped multiple times in task.");
}

// A container's ranges stand apart from each other and from its single ports. Words not recorded.
void check_ranges(const ContainerDefinition& container) {
  std::vector<std::pair<TransportProtocol, PortRange>> ranges;
  for (const PortMapping& mapping : items(container.portMappings)) {
    const auto protocol = mapping.protocol.value_or(TransportProtocol::tcp);
    if (mapping.containerPortRange)
      ranges.emplace_back(protocol, *parse_range(*mapping.containerPortRange));
    else
      ranges.emplace_back(protocol, PortRange{*mapping.containerPort, *mapping.containerPort});
  }
  const auto is_single = [](const PortRange& range) { return range.first == range.last; };
  for (std::size_t i = 0; i < ranges.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const auto& [protocol, one] = ranges[i];
      const auto& [other_protocol, other] = ranges[j];
      if (protocol == other_protocol && one.first <= other.last && other.first <= one.last &&
          !(is_single(one) && is_single(other)))
        throw client_error("Overlapping 'containerPortRange' settings for container '" +
                           name_of(container) + "'.");
    }
}

void check_shared(const Request& request, const PortMapping& mapping, Taken& taken) {
  const std::string when = "When networkMode=" + std::string(network_mode_text(request)) + ", ";
  const bool same_ports =
      request.networkMode == NetworkMode::awsvpc || request.networkMode == NetworkMode::host;
  if (same_ports && mapping.hostPort && mapping.hostPort != mapping.containerPort)
    throw client_error(when + "the host ports and container ports in port mappings must match.");
  if (mapping.name && !taken.names.insert(*mapping.name).second)
    throw client_error(when + "port mapping name is already used");
  if (request.networkMode == NetworkMode::host && mapping.containerPortRange)
    throw client_error(when + "a container port range is not supported.");  // words not recorded
  check_taken(request, mapping, taken);
}

}  // namespace

void check_network_mode(const Request& request) {
  for (const ContainerDefinition& container : request.containerDefinitions) {
    if (request.networkMode == NetworkMode::awsvpc) check_awsvpc(container);
    if (request.networkMode == NetworkMode::none && has(container.portMappings))
      throw client_error("Port mappings are not supported when networkMode=none.");
  }
}

void check_ports(const Request& request) {
  Taken taken;
  for (const ContainerDefinition& container : request.containerDefinitions) {
    if (items(container.portMappings).size() > kMostMappings)
      throw client_error("Too many port mappings for container '" + name_of(container) + "'.");
    for (const PortMapping& mapping : items(container.portMappings)) {
      check_mapping(mapping, name_of(container));
      check_shared(request, mapping, taken);
    }
    check_ranges(container);
  }
}

}  // namespace localecs::services::ecs
