// The network whose gateway gives the host the address 169.254.170.2, at which tasks look for their
// metadata and credentials: every container's way out leads to the host, and there the address is.
#pragma once

#include <functional>

#include "engine/engine_api.hpp"

namespace localecs::docker {

class MetadataNetwork {
 public:
  MetadataNetwork(EngineApi& api, const DockerOptions& options) : api_(api), options_(options) {}

  // Calls `done` with whether a network with that gateway is there, whoever has made it. Daemons on
  // one Engine share it.
  void ensure(std::function<void(bool)> done);
  // Removes it if we have made it, nobody is on it and no container of another daemon runs, which
  // would lose it; `done` in any case. The next
  // ensure_again() makes it anew.
  void remove(std::function<void()> done);
  // A container that may need the address is about to be made: makes the network anew if remove()
  // has taken it away.
  void ensure_again();

 private:
  void find(bool may_create, std::function<void(bool)> done);
  void create(std::function<void(bool)> done);
  void remove_ours(std::function<void()> done);

  EngineApi& api_;
  const DockerOptions& options_;
  bool is_missing_ = false;  // since remove()
};

}  // namespace localecs::docker
