// Hands out addresses: 10.96.0.0/20 for the first subnet, 10.96.16.0/20 for the next one.
#include "addresses.hpp"

#include <algorithm>
#include <cstdio>

namespace localecs::simulated {

namespace {

constexpr std::uint32_t kFirstBase = (10u << 24) + (96u << 16);
constexpr std::uint32_t kBridgeBase = (172u << 24) + (17u << 16);
constexpr std::uint32_t kSize = 4096, kBridgeSize = 65536;
constexpr int kPrefix = 20, kBridgePrefix = 16;

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

// A network gets its range when it is first used, in order of use: so a run depends on nothing
// else.
std::size_t Addresses::pool_of(const std::optional<effects::NetworkSpec>& network) {
  const auto found = std::ranges::find(pools_, network, &Pool::network);
  if (found != pools_.end()) return static_cast<std::size_t>(found - pools_.begin());
  const std::uint32_t base = network ? kFirstBase + kSize * networks_++ : kBridgeBase;
  // The first is the gateway's, the last the broadcast's.
  pools_.push_back({.network = network,
                    .gateway = base + 1,
                    .next = base + 2,
                    .end = base + (network ? kSize : kBridgeSize) - 1});
  return pools_.size() - 1;
}

std::optional<effects::NetworkAddress> Addresses::take(
    const std::optional<effects::NetworkSpec>& network) {
  const std::size_t index = pool_of(network);
  Pool& pool = pools_[index];
  if (pool.returned.empty() && pool.next == pool.end) return std::nullopt;
  const std::uint32_t number =
      pool.returned.empty() ? pool.next++ : pool.returned.extract(pool.returned.begin()).value();
  effects::NetworkAddress address;
  address.ip = ip_of(number);
  address.mac = formatted("02:42:%02x:%02x:%02x:%02x", number);
  address.gateway = ip_of(pool.gateway);
  address.prefix_length = network ? kPrefix : kBridgePrefix;
  if (network) address.host_name = formatted("ip-%u-%u-%u-%u", number) + network->host_suffix;
  taken_[address.ip] = {index, number};
  return address;
}

void Addresses::give_back(const effects::NetworkAddress& address) {
  const auto place = taken_.find(address.ip);
  if (place == taken_.end()) return;
  pools_[place->second.pool].returned.insert(place->second.number);
  taken_.erase(place);
}

}  // namespace localecs::simulated
