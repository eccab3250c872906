// The host's ports: who asks for a number gets it if it is free, the others get the next free one.
#pragma once

#include <localecs/aws/ecs/network_binding.hpp>
#include <localecs/effects/container_engine.hpp>

#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

namespace localecs::simulated {

class Ports {
 public:
  using Port = std::pair<aws::ecs::TransportProtocol, int>;
  struct Taken {
    std::vector<Port> ports;
    std::vector<aws::ecs::NetworkBinding> bindings;  // as they are told
  };

  // Takes all ports, or none: then gives the first number that was taken already, 0 if no range is
  // free.
  std::variant<Taken, int> take(const std::vector<effects::PortBinding>& wanted);
  void give_back(const Taken& taken);

 private:
  int next_free(aws::ecs::TransportProtocol protocol, int count);
  std::optional<int> first_taken(aws::ecs::TransportProtocol protocol, int first, int count) const;

  std::set<Port> taken_;
  int next_ = 32768;
};

}  // namespace localecs::simulated
