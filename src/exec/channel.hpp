// One open data channel: a WebSocket, a terminal, the machine between them and its timer.
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

// The parts of the daemon that every channel uses. All outlive it.
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
  // Starts the dialogue. `on_end` runs once, never from inside a call; it may destroy the channel.
  void open(std::function<void()> on_end);
  // Ends the dialogue if the session's row has been erased.
  void end_if_erased();

 private:
  void on_message(std::string_view bytes, bool is_text);
  void carry_on();
  void obey(const Machine::Demand& demand);
  void start_terminal();
  effects::TerminalEvents terminal_events();
  void send_due_frames();
  void arm_timer();
  void on_timer();
  bool is_container_running() const;
  void hang_up();
  void erase_opened_session();
  void end();

  Surroundings& around_;
  const std::string id_;
  std::unique_ptr<http::WebSocket> socket_;
  std::function<void()> on_end_;
  Machine machine_;
  std::unique_ptr<effects::Terminal> terminal_;
  std::unique_ptr<effects::Terminal> hung_up_;  // to be destroyed in the next turn: see hang_up()
  std::optional<Size> size_;                    // the client's window, perhaps before the terminal
  bool paused_ = false;
  boost::asio::steady_timer timer_;
};

}  // namespace localecs::exec
