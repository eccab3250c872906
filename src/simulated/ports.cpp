// Host ports, assigned upward from 32768 as the kernel's ephemeral range would be.
#include "ports.hpp"

namespace localecs::simulated {

using aws::ecs::NetworkBinding;
using aws::ecs::TransportProtocol;

namespace {

constexpr int first_dynamic = 32768;
constexpr int last_dynamic = 60999;

}  // namespace

int Ports::next_free(TransportProtocol protocol) {
  for (int tries = first_dynamic; tries <= last_dynamic; ++tries) {
    const int port = next_;
    next_ = next_ == last_dynamic ? first_dynamic : next_ + 1;
    if (!taken_.contains({protocol, port})) return port;
  }
  return 0;
}

std::variant<std::vector<NetworkBinding>, int> Ports::take(
    const std::vector<effects::PortBinding>& wanted) {
  std::vector<NetworkBinding> bindings;
  for (const auto& want : wanted) {
    const int port = want.host_port != 0 ? want.host_port : next_free(want.protocol);
    if (port == 0 || !taken_.insert({want.protocol, port}).second) {
      give_back(bindings);
      return port;
    }
    NetworkBinding binding;
    binding.bindIP = "0.0.0.0";
    binding.containerPort = want.container_port;
    binding.hostPort = port;
    binding.protocol = want.protocol;
    bindings.push_back(std::move(binding));
  }
  return bindings;
}

void Ports::give_back(const std::vector<NetworkBinding>& bindings) {
  for (const auto& binding : bindings) taken_.erase({*binding.protocol, *binding.hostPort});
}

}  // namespace localecs::simulated
