// One connection: reads requests, lets the handler have them one at a time, writes the answers.
#pragma once

#include <optional>

#include "hub.hpp"
#include "request_parser.hpp"

namespace localecs::http {

// Owned by the hub's lists, and by the operation it waits for. All I/O is tried at once and waited
// for only when the socket has nothing to give or takes no more: a request that comes whole and is
// answered at once waits once.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(std::shared_ptr<Hub> hub, Socket socket);

  void start();
  void time_out();
  void close();

 private:
  friend class Hub;

  void want_read();
  void want_write();
  void on_readable();
  void parse(std::string_view bytes);
  void keep(std::string_view unread);
  void store(std::size_t bytes);
  bool permit_body();
  bool dispatch();
  bool upgrade(const Request& request);
  void hand_over(Request request);
  void answer(std::uint64_t turn, Response response);
  void refuse(unsigned status, std::string_view reason);
  void send(Response response);
  void write_rest();
  void answered();
  void drain(std::size_t received);

  const std::shared_ptr<Hub> hub_;
  Socket socket_;

  // The hub's: which list, where in it, until when.
  Sessions::iterator place_;
  Stage stage_ = Stage::idle;
  std::chrono::steady_clock::time_point deadline_;

  std::optional<RequestParser> parser_;  // engaged while a request is being read
  std::string peer_;                     // the client's IP address
  std::string pending_;                  // received, not yet parsed from consumed_ on
  std::size_t consumed_ = 0;
  std::string unsent_head_, unsent_body_;  // what of an answer the socket did not take at once
  std::size_t sent_ = 0;
  std::size_t drained_ = 0;
  std::size_t stored_ = 0;  // what of the hub's sum is this connection's

  std::uint64_t turn_ = 0;  // tells a late or second answer from this request's
  bool head_only_ = false;
  bool http_1_0_ = false;
  bool keep_alive_ = true;
  bool refused_ = false;
  bool dispatching_ = false;
  bool awaiting_read_ = false;
  bool closed_ = false;
};

}  // namespace localecs::http
