// Consecutive ports that nobody listens on, found as the ECS agent does: by trying, upwards from
// where the last ones were found.
#include "free_ports.hpp"

#include <localecs/aws/ecs/transport_protocol.hpp>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>

namespace localecs::docker {

using aws::ecs::TransportProtocol;

namespace {

struct Limits {
  int first = 49153, last = 65535;  // where the kernel does not say: IANA's dynamic ports
};

Limits system_limits() {
  Limits limits;
  std::ifstream file("/proc/sys/net/ipv4/ip_local_port_range");
  int first = 0, last = 0;
  if (file >> first >> last && first > 0 && last >= first && last <= 65535) limits = {first, last};
  return limits;
}

// True if the port can be bound: nobody listens on it now.
bool is_free(int port, TransportProtocol protocol) {
  const bool udp = protocol == TransportProtocol::udp;
  const int fd = socket(AF_INET, (udp ? SOCK_DGRAM : SOCK_STREAM) | SOCK_CLOEXEC, 0);
  if (fd < 0) return false;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  const bool bound = bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(fd);
  return bound;
}

// The first of `count` consecutive free ports, or 0 when there are none.
int find_free(int count, TransportProtocol protocol) {
  // Begins behind the last range found, as the agent does: that one is not in use yet, because its
  // container has not been created.
  static int newest = 0;
  const auto [first, last] = system_limits();
  int port = newest >= first && newest < last ? newest + 1 : first;
  int run = 0;  // free ports in a row that end at `port`
  for (int tried = first; tried <= last + count; ++tried, ++port) {
    if (port > last) {
      port = first;
      run = 0;
    }
    run = is_free(port, protocol) ? run + 1 : 0;
    if (run < count) continue;
    newest = port;
    return port - count + 1;
  }
  return 0;
}

}  // namespace

void choose_ranges(std::vector<effects::PortBinding>& ports) {
  for (auto& port : ports) {
    if (port.range > 1 && port.host_port == 0)
      port.host_port = find_free(port.range, port.protocol);
  }
}

}  // namespace localecs::docker
