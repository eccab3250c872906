// Host ports, assigned upward from 32768 as the kernel's ephemeral range would be.
#include "ports.hpp"

#include <localecs/aws/ecs/network_binding.hpp>

#include <string>

namespace localecs::simulated {

using aws::ecs::NetworkBinding;
using aws::ecs::TransportProtocol;

namespace {

constexpr int kFirstDynamic = 32768;
constexpr int kLastDynamic = 60999;

std::string range_of(int first, int count) {
  return std::to_string(first) + "-" + std::to_string(first + count - 1);
}

NetworkBinding binding_of(const effects::PortBinding& want, int host_port) {
  NetworkBinding binding;
  binding.bindIP = "0.0.0.0";
  binding.protocol = want.protocol;
  if (want.range > 1) {
    binding.containerPortRange = range_of(want.container_port, want.range);
    binding.hostPortRange = range_of(host_port, want.range);
  } else {
    binding.containerPort = want.container_port;
    binding.hostPort = host_port;
  }
  return binding;
}

}  // namespace

// The first number of so many that are free side by side; 0 when there are none.
int Ports::next_free(TransportProtocol protocol, int count) {
  for (int tries = kFirstDynamic; tries <= kLastDynamic; ++tries) {
    const int port = next_;
    next_ = next_ == kLastDynamic ? kFirstDynamic : next_ + 1;
    if (port + count - 1 > kLastDynamic || first_taken(protocol, port, count)) continue;
    next_ = port + count > kLastDynamic ? kFirstDynamic : port + count;
    return port;
  }
  return 0;
}

std::optional<int> Ports::first_taken(TransportProtocol protocol, int first, int count) const {
  const auto found = taken_.lower_bound({protocol, first});
  if (found == taken_.end() || found->first != protocol || found->second >= first + count)
    return std::nullopt;
  return found->second;
}

// Takes one after the other, and gives all back at the first clash.
std::variant<Ports::Taken, int> Ports::take(const std::vector<effects::PortBinding>& wanted) {
  Taken taken;
  for (const auto& want : wanted) {
    const int port = want.host_port != 0 ? want.host_port : next_free(want.protocol, want.range);
    const auto clash = port == 0 ? std::optional(0) : first_taken(want.protocol, port, want.range);
    if (clash) {
      give_back(taken);
      return *clash;
    }
    for (int i = 0; i < want.range; ++i) {
      taken_.insert({want.protocol, port + i});
      taken.ports.push_back({want.protocol, port + i});
    }
    taken.bindings.push_back(binding_of(want, port));
  }
  return taken;
}

void Ports::give_back(const Taken& taken) {
  for (const Port& port : taken.ports) taken_.erase(port);
}

}  // namespace localecs::simulated
