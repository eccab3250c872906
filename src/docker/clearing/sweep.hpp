// Removing every container of this daemon until none is left, then its volumes and networks.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include "engine/alive_guard.hpp"
#include "engine/call_runner.hpp"
#include "engine/engine_link.hpp"
#include "networks/networks.hpp"

namespace localecs::docker {

// Relies on its owner to begin nothing new until it is done.
class Sweep {
 public:
  using Done = std::function<void(std::string)>;  // "" or what went wrong

  Sweep(EngineLink& link, const CallRunner& runner, Networks& networks)
      : link_(link), runner_(runner), networks_(networks), timer_(link.loop) {}

  // Calls made while a sweep is under way share it. `done` gets "" or what went wrong.
  void remove_all(Done done);
  bool is_running() const { return !waiting_.empty(); }

 private:
  void list();
  void on_listed(const Answer& answer);
  void remove_next();
  void remove_the_rest();
  void on_removed(const Answer& answer);
  void end_round();
  void list_again_soon();
  void end(const std::string& problem);

  EngineLink& link_;
  const CallRunner& runner_;
  Networks& networks_;
  boost::asio::steady_timer timer_;
  AliveGuard alive_;
  std::vector<Done> waiting_;
  std::vector<std::string> left_;  // ids of this round
  std::size_t in_flight_ = 0;
  bool has_progress_ = false;
  std::string problem_;  // the last one
  int futile_rounds_ = 0;
};

}  // namespace localecs::docker
