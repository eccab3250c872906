// libcurl's multi interface driven by Asio: curl names the sockets and the time to wait for, the
// loop wakes it.
#pragma once

#include <curl/curl.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <unordered_map>

namespace localecs::http {

// curl runs only in turns of the event loop, never inside a caller's call: its callbacks may not
// re-enter it.
class CurlLoop : public std::enable_shared_from_this<CurlLoop> {
 public:
  explicit CurlLoop(boost::asio::io_context& loop);
  virtual ~CurlLoop();
  CurlLoop(const CurlLoop&) = delete;

  void wake();  // a turn of prepare() and curl, soon

 protected:
  // What the derived class wants done before curl runs: adding and removing handles.
  virtual void prepare() = 0;
  // The transfer has ended. Outside curl, so handles may be added and removed.
  virtual void finished(CURL* easy, CURLcode code) = 0;

  CURLM* multi() const { return multi_; }
  boost::asio::io_context& loop() const { return loop_; }

 private:
  struct Watch;

  static int on_socket(CURL*, curl_socket_t socket, int what, void* self, void*);
  static int on_timer(CURLM*, long milliseconds, void* self);
  void watch(curl_socket_t socket, int what);
  void unwatch(curl_socket_t socket);
  void wait(curl_socket_t socket, const std::shared_ptr<Watch>& watch);
  void await_read(curl_socket_t socket, const std::shared_ptr<Watch>& watch);
  void await_write(curl_socket_t socket, const std::shared_ptr<Watch>& watch);
  void ready(curl_socket_t socket, const std::shared_ptr<Watch>& watch, int event);
  void set_timer(long milliseconds);
  void act(curl_socket_t socket, int event);

  boost::asio::io_context& loop_;
  boost::asio::steady_timer timer_;
  CURLM* multi_;
  std::unordered_map<curl_socket_t, std::shared_ptr<Watch>> watches_;
  bool woken_ = false;
  bool in_turn_ = false;
  bool due_ = false;  // curl asked to be called at once
};

}  // namespace localecs::http
