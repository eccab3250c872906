// Ends localecs: finishes requests, then stops tasks if wanted, then removes what is left in the
// Engine. Every stage has a limit of time.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/durability/durability.hpp>
#include <localecs/http/server.hpp>
#include <localecs/state/state.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <string_view>

#include "driver.hpp"

namespace localecs::app {

class Ending {
 public:
  Ending(boost::asio::io_context& io, state::State& state, const Clock& clock, Driver& driver,
         HeldEngine& engine);

  // What becomes of running tasks.
  enum class Tasks {
    go_on,
    stop,    // as StopTask does, with their stop timeouts
    remove,  // at once: Docker was never reached, no row stands for them
  };
  // Begins the end; the event loop stops at its last stage. `what_becomes_of_tasks` is asked once
  // requests are finished, since the answer may change until then.
  void begin(http::Server& server, std::function<Tasks()> what_becomes_of_tasks);

 private:
  enum class Stage { none, requests, tasks, engine, over };

  void enter(Stage stage, Duration at_most, std::string_view what_is_left, void (Ending::*then)());
  void answered();
  void stop_tasks();
  void look();
  Duration longest_stop() const;
  void remove_containers();
  void put_away();
  void leave();

  boost::asio::io_context& io_;
  state::State& state_;
  const Clock& clock_;
  Driver& driver_;
  HeldEngine& engine_;
  boost::asio::steady_timer timer_;
  std::function<Tasks()> what_becomes_of_tasks_;
  Stage stage_ = Stage::none;
  std::size_t left_ = 0;  // tasks that have not stopped
};

}  // namespace localecs::app
