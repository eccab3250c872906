// Words a container's network: its address, and for awsvpc the members of an elastic network
// interface.
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/network_mode.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>

#include <array>
#include <cstdint>

#include "view.hpp"

namespace localecs::metadata {
namespace {

using aws::ecs::NetworkMode;

// "10.96.3.4" and 24 -> "10.96.3.0/24"; empty if `ip` is no IPv4 address.
std::string cidr_of(const std::string& ip, int prefix_length) {
  const auto parts = split(ip, '.');
  if (parts.size() != 4 || prefix_length < 1 || prefix_length > 32) return {};
  std::uint32_t address = 0;
  for (const std::string_view part : parts) {
    const auto number = to_number(part);
    if (!number || *number < 0 || *number > 255) return {};
    address = address << 8 | static_cast<std::uint32_t>(*number);
  }
  address &= ~std::uint32_t{0} << (32 - prefix_length);
  std::string text;
  for (const int shift : {24, 16, 8, 0}) text += std::to_string(address >> shift & 255) + ".";
  text.back() = '/';
  return text + std::to_string(prefix_length);
}

// Adds the members that DHCP would give in a VPC. The name server is the Engine's own, the same in
// every container.
void add_interface(Json& network, const state::Address& address) {
  network["AttachmentIndex"] = 0;
  network["MACAddress"] = address.mac;
  if (const std::string cidr = cidr_of(address.ip, address.prefix_length); !cidr.empty())
    network["IPv4SubnetCIDRBlock"] = cidr;
  network["DomainNameServers"] = {"127.0.0.11"};
  if (const auto dot = address.host_name.find('.'); dot != std::string::npos)
    network["DomainNameSearchList"] = {address.host_name.substr(dot + 1)};
  if (!address.host_name.empty()) network["PrivateDNSName"] = address.host_name;
  if (!address.gateway.empty())
    network["SubnetGatewayIpv4Address"] =
        address.gateway + "/" + std::to_string(address.prefix_length);
}

}  // namespace

bool is_bridge(const state::Task& task) {
  return task.definition->networkMode.value_or(NetworkMode::bridge) == NetworkMode::bridge;
}

Json networks_view(const state::Task& task, const state::Container* container, int version) {
  const NetworkMode mode = task.definition->networkMode.value_or(NetworkMode::bridge);
  const bool own = !task.sandbox.address && container;
  const auto& address = own ? container->address : task.sandbox.address;
  Json network{{"NetworkMode", aws::to_text(mode)}};
  if (mode == NetworkMode::host) network["IPv4Addresses"] = {""};  // as the ECS agent answers
  if (address) {
    network["IPv4Addresses"] = {address->ip};
    if (state::is_awsvpc(task) && version >= 4) add_interface(network, *address);
  }
  return Json::array({std::move(network)});
}

}  // namespace localecs::metadata
