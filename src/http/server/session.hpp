// One HTTP connection: reads requests, gives them to the handler one at a time, writes the answers.
#pragma once

#include <optional>

#include "hub.hpp"
#include "request_parser.hpp"

namespace localecs::http {

// Owned by the hub's list, and by the socket operation that it waits for. Reads and writes are
// tried at once, and waited for only if the socket would block: a request that comes whole and is
// answered at once needs one wait.
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
  void keep_unread(std::string_view unread);
  void count_stored(std::size_t bytes);
  bool permit_body();
  bool dispatch();
  bool upgrade(const Request& request);
  void call_handler(Request request);
  void answer(std::uint64_t turn, Response response);
  void refuse(unsigned status, std::string_view reason);
  void send(Response response);
  void write_rest();
  void on_answer_sent();
  void discard(std::size_t received);

  const std::shared_ptr<Hub> hub_;
  Socket socket_;

  // The hub keeps these: the list that the session is in, its place there, its time limit.
  Sessions::iterator place_;
  Stage stage_ = Stage::idle;
  std::chrono::steady_clock::time_point deadline_;

  std::optional<RequestParser> parser_;  // engaged while a request is being read
  std::string peer_;                     // the client's IP address
  std::string pending_;                  // received bytes; from consumed_ on they are not parsed
  std::size_t consumed_ = 0;
  std::string unsent_head_, unsent_body_;  // an answer that the socket did not take whole
  std::size_t sent_ = 0;                   // bytes of it that the socket has taken
  std::size_t discarded_ = 0;
  std::size_t stored_ = 0;  // this connection's share of Hub::stored_bytes

  std::uint64_t turn_ = 0;  // number of the present request; late answers carry an earlier one
  bool head_only_ = false;
  bool http_1_0_ = false;
  bool keep_alive_ = true;
  bool refused_ = false;
  bool dispatching_ = false;
  bool awaiting_read_ = false;
  bool closed_ = false;
};

}  // namespace localecs::http
