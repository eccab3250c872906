// NetworkMode and NetworkingConfig.
#include "endpoint.hpp"

namespace localecs::docker {

namespace {

// Before that the Engine derives the MAC from the address as we do, and cannot be told one here.
constexpr int first_with_mac = 44;
constexpr std::size_t longest_host_name = 63;  // the kernel's

}  // namespace

void set_place(Json& config, Json& host, const Place& place, int minor_version) {
  const auto& address = place.address;
  Json endpoint = {{"IPAMConfig", {{"IPv4Address", address.ip}}}};
  if (minor_version >= first_with_mac) endpoint["MacAddress"] = address.mac;
  config["NetworkingConfig"]["EndpointsConfig"][place.network_id] = std::move(endpoint);
  host["NetworkMode"] = place.network_id;
  const bool fits = address.host_name.size() <= longest_host_name;
  if (fits && !config.contains("Hostname")) config["Hostname"] = address.host_name;
}

}  // namespace localecs::docker
