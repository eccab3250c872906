// Reads the containers that an earlier run of the daemon has left, with their records.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include "engine/alive_guard.hpp"
#include "engine/engine_api.hpp"

namespace localecs::docker {

class Records {
 public:
  Records(boost::asio::io_context& loop, EngineApi& api, const DockerOptions& options)
      : api_(api), options_(options), timer_(loop) {}

  // Asks every second until the Engine answers; `done` gets containers and sandboxes, running or
  // not.
  void read(std::function<void(std::vector<effects::Kept>)> done);

 private:
  void ask_later(std::function<void(std::vector<effects::Kept>)> done);

  EngineApi& api_;
  const DockerOptions& options_;
  boost::asio::steady_timer timer_;
  AliveGuard alive_;
  bool is_away_ = false;
};

}  // namespace localecs::docker
