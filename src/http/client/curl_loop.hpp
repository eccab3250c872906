// Drives libcurl's multi interface by Asio: curl names the sockets and the time to wait for, the
// event loop waits and gives curl its turn.
#pragma once

#include <curl/curl.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <unordered_map>

namespace localecs::http {

// curl runs only in turns of its own, posted to the event loop, never inside a caller's call:
// callers may be inside one of curl's callbacks, which must not re-enter curl.
class CurlLoop : public std::enable_shared_from_this<CurlLoop> {
 public:
  explicit CurlLoop(boost::asio::io_context& loop);
  virtual ~CurlLoop();
  CurlLoop(const CurlLoop&) = delete;

  void wake();  // soon runs update_handles(), then curl

 protected:
  // Runs before curl's turn: the place to add and remove easy handles.
  virtual void update_handles() = 0;
  // Runs when a transfer has ended, outside curl: handles may be added and removed.
  virtual void on_transfer_end(CURL* easy, CURLcode code) = 0;

  CURLM* multi() const { return multi_; }
  boost::asio::io_context& loop() const { return loop_; }

 private:
  struct Watch;

  static int on_socket(CURL*, curl_socket_t socket, int what, void* self, void*);
  static int on_timer(CURLM*, long milliseconds, void* self);
  void watch(curl_socket_t socket, int what);
  void unwatch(curl_socket_t socket);
  void await_wanted(curl_socket_t socket, const std::shared_ptr<Watch>& watch);
  void await_read(curl_socket_t socket, const std::shared_ptr<Watch>& watch);
  void await_write(curl_socket_t socket, const std::shared_ptr<Watch>& watch);
  void on_socket_ready(curl_socket_t socket, const std::shared_ptr<Watch>& watch, int event);
  void set_timer(long milliseconds);
  void run_curl(curl_socket_t socket, int event);

  boost::asio::io_context& loop_;
  boost::asio::steady_timer timer_;
  CURLM* multi_;
  std::unordered_map<curl_socket_t, std::shared_ptr<Watch>> watches_;
  bool woken_ = false;    // a turn is posted
  bool in_turn_ = false;  // curl is running, or about to
  bool due_ = false;      // curl asked to be called at once
};

}  // namespace localecs::http
