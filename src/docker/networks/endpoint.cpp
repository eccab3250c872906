// NetworkMode and NetworkingConfig.
#include "endpoint.hpp"

namespace localecs::docker {

namespace {

// From API 1.44 on a MAC address can be given here. Older Engines derive it from the IP address, as
// we do, so it comes out the same.
constexpr int kFirstWithMac = 44;
constexpr std::size_t kLongestHostName = 63;  // the kernel's

}  // namespace

void set_place(Json& config, Json& host, const Place& place, int minor_version) {
  const auto& address = place.address;
  Json endpoint = {{"IPAMConfig", {{"IPv4Address", address.ip}}}};
  if (minor_version >= kFirstWithMac) endpoint["MacAddress"] = address.mac;
  config["NetworkingConfig"]["EndpointsConfig"][place.network_id] = std::move(endpoint);
  host["NetworkMode"] = place.network_id;
  const bool fits = address.host_name.size() <= kLongestHostName;
  if (fits && !config.contains("Hostname")) config["Hostname"] = address.host_name;
}

}  // namespace localecs::docker
