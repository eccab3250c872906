// Removing every container of this daemon until none is left, then its volumes and networks.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include "engine/call_runner.hpp"
#include "engine/engine_link.hpp"
#include "engine/lifeline.hpp"
#include "networks/networks.hpp"

namespace localecs::docker {

// Expects that nothing new is begun until it is done.
class Sweep {
 public:
  using Done = std::function<void(std::string)>;  // "" or what went wrong

  Sweep(EngineLink& link, const CallRunner& runner, Networks& networks)
      : link_(link), runner_(runner), networks_(networks), timer_(link.loop) {}

  void begin(Done done);  // while one is under way, its end is the answer to this one, too
  bool is_running() const { return !waiting_.empty(); }

 private:
  void list();
  void listed(const Answer& answer);
  void remove_next();
  void remove_the_rest();
  void removed(const Answer& answer);
  void end_round();
  void list_again_soon();
  void end(const std::string& problem);

  EngineLink& link_;
  const CallRunner& runner_;
  Networks& networks_;
  boost::asio::steady_timer timer_;
  Lifeline lifeline_;
  std::vector<Done> waiting_;
  std::vector<std::string> left_;  // ids of this round
  std::size_t in_flight_ = 0;
  bool progress_ = false;
  std::string problem_;  // the last one
  int futile_rounds_ = 0;
};

}  // namespace localecs::docker
