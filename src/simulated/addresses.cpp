// Hands out addresses: 10.96.0.0/20 for the first subnet, 10.96.16.0/20 for the next one.
#include "addresses.hpp"

#include <algorithm>
#include <cstdio>

namespace localecs::simulated {

namespace {

constexpr std::uint32_t first_base = (10u << 24) + (96u << 16);
constexpr std::uint32_t bridge_base = (172u << 24) + (17u << 16);
constexpr std::uint32_t size = 4096;
constexpr int prefix = 20, bridge_prefix = 16;

std::string formatted(const char* format, std::uint32_t number) {
  char text[40];
  std::snprintf(text, sizeof text, format, number >> 24, number >> 16 & 255, number >> 8 & 255,
                number & 255);
  return text;
}

std::string ip_of(std::uint32_t number) {
  return formatted("%u.%u.%u.%u", number);
}

}  // namespace

std::uint32_t Addresses::base_of(const std::optional<effects::NetworkSpec>& network) {
  if (!network) return bridge_base;
  auto found = std::ranges::find(networks_, *network);
  if (found == networks_.end()) found = networks_.insert(found, *network);
  return first_base + size * static_cast<std::uint32_t>(found - networks_.begin());
}

std::optional<effects::NetworkAddress> Addresses::take(
    const std::optional<effects::NetworkSpec>& network) {
  const std::uint32_t base = base_of(network);
  // The first is the gateway's, the last the broadcast's.
  for (std::uint32_t number = base + 2; number < base + size - 1; ++number) {
    if (!taken_.insert(ip_of(number)).second) continue;
    effects::NetworkAddress address;
    address.ip = ip_of(number);
    address.mac = formatted("02:42:%02x:%02x:%02x:%02x", number);
    address.gateway = ip_of(base + 1);
    address.prefix_length = network ? prefix : bridge_prefix;
    if (network) address.host_name = formatted("ip-%u-%u-%u-%u", number) + network->host_suffix;
    return address;
  }
  return std::nullopt;
}

void Addresses::give_back(const effects::NetworkAddress& address) {
  taken_.erase(address.ip);
}

}  // namespace localecs::simulated
