// Addresses as the rows keep them and as the Engine is told them.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows/task.hpp>

namespace localecs::decide {

inline state::Address address_of(const effects::NetworkAddress& address) {
  return {address.ip, address.mac, address.gateway, address.host_name, address.prefix_length};
}

inline effects::NetworkAddress network_address_of(const state::Address& address) {
  return {.ip = address.ip,
          .mac = address.mac,
          .gateway = address.gateway,
          .prefix_length = address.prefix_length,
          .host_name = address.host_name};
}

}  // namespace localecs::decide
