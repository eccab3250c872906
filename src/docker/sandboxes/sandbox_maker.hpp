// Makes one sandbox: a place on the network, a pause container there, started.
#pragma once

#include "containers/workshop.hpp"
#include "engine/json_read.hpp"
#include "networks/networks.hpp"

namespace localecs::docker {

struct SandboxOrder {
  effects::SandboxSpec spec;
  effects::ContainerKey key;  // without a task: a spare one
  std::string holder;         // of the address
};

struct MadeSandbox {
  std::string runtime_id;
  std::optional<effects::NetworkAddress> address;
};

// The body of POST /containers/create.
Json sandbox_request(const SandboxOrder& order, const std::optional<Place>& place,
                     const std::string& owner, int minor_version);

// `done` gets a problem or the sandbox. After a problem nothing is left of it, unless the Engine
// cannot be reached.
void make_sandbox(Workshop& shop, SandboxOrder order,
                  std::function<void(std::optional<effects::Problem>, MadeSandbox)> done);

}  // namespace localecs::docker
