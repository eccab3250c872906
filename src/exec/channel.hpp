// One open data channel: a WebSocket, a machine and a terminal, and the timer between them.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/http/websocket.hpp>
#include <localecs/services/ecs/rows/exec_session.hpp>
#include <localecs/state/state.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <memory>
#include <string>

#include "machine.hpp"

namespace localecs::exec {

// What every channel needs of the daemon.
struct Surroundings {
  boost::asio::io_context& loop;
  state::State& state;
  effects::ContainerEngine& engine;
  const Clock& clock;
  IdSource& ids;
};

class Channel : public std::enable_shared_from_this<Channel> {
 public:
  Channel(Surroundings& around, const state::ExecSession& session,
          std::unique_ptr<http::WebSocket> socket);
  // `on_end` runs once, never from inside a call; the channel may be destroyed then.
  void open(std::function<void()> on_end);
  // Looks whether the session is still wanted.
  void look();

 private:
  void on_message(std::string_view bytes, bool is_text);
  void pump();
  void obey(const Machine::Demand& demand);
  void start_terminal();
  effects::TerminalEvents terminal_events();
  void send();
  void arm();
  void on_timer();
  bool container_runs() const;
  void hang_up();
  void give_up_session();
  void end();

  Surroundings& around_;
  const std::string id_;
  std::unique_ptr<http::WebSocket> socket_;
  std::function<void()> on_end_;
  Machine machine_;
  std::unique_ptr<effects::Terminal> terminal_;
  std::unique_ptr<effects::Terminal> hung_up_;  // one must not go while it tells an event
  std::optional<Size> size_;                    // told before there was a terminal
  bool paused_ = false;
  boost::asio::steady_timer timer_;
};

}  // namespace localecs::exec
