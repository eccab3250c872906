// A WebSocket, a terminal and an Engine that do as the test says, and remember what they were told.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/http/websocket.hpp>

#include <memory>
#include <string>
#include <vector>

namespace localecs::exec {

// What outlives the socket that the channel owns.
struct SocketLog {
  http::WebSocketEvents events;
  std::vector<std::string> sent;
  std::size_t queued = 0;
  std::string closed;  // "1000 reason"
  bool is_there = true;
};

class FakeSocket : public http::WebSocket {
 public:
  explicit FakeSocket(std::shared_ptr<SocketLog> log) : log_(std::move(log)) {}
  ~FakeSocket() override {
    log_->is_there = false;
    log_->events = {};
  }
  void listen(http::WebSocketEvents events) override { log_->events = std::move(events); }
  void send_text(std::string message) override { log_->sent.push_back(std::move(message)); }
  void send_binary(std::string message) override { log_->sent.push_back(std::move(message)); }
  std::size_t queued() const override { return log_->queued; }
  void close(http::CloseCode code, std::string_view reason) override {
    log_->closed = std::to_string(static_cast<int>(code)) + " " + std::string(reason);
  }

 private:
  const std::shared_ptr<SocketLog> log_;
};

struct TerminalLog {
  effects::TerminalSpec spec;
  effects::TerminalEvents events;
  std::string written;
  std::vector<std::pair<int, int>> sizes;
  bool paused = false;
  std::size_t unwritten = 0;
  bool is_there = false;
};

class FakeTerminal : public effects::Terminal {
 public:
  explicit FakeTerminal(TerminalLog& log) : log_(log) { log_.is_there = true; }
  ~FakeTerminal() override {
    log_.is_there = false;
    log_.events = {};
  }
  void write(std::string_view bytes) override { log_.written += bytes; }
  void resize(int columns, int rows) override { log_.sizes.emplace_back(columns, rows); }
  void pause(bool paused) override { log_.paused = paused; }
  std::size_t unwritten() const override { return log_.unwritten; }

 private:
  TerminalLog& log_;
};

class FakeEngine : public effects::ContainerEngine {
 public:
  void read_records(std::function<void(std::vector<effects::Kept>)>) override {}
  void take_over(const std::vector<effects::Held>&) override {}
  void watch(effects::Inbox) override {}
  void perform(effects::Effect) override {}
  std::unique_ptr<effects::Terminal> open_terminal(effects::TerminalSpec spec,
                                                   effects::TerminalEvents events) override {
    log.spec = std::move(spec);
    log.events = std::move(events);
    return std::make_unique<FakeTerminal>(log);
  }
  void read_stats(const std::string&, std::function<void(std::string)>) override {}
  void remove_everything(std::function<void(std::string)>) override {}

  TerminalLog log;
};

}  // namespace localecs::exec
