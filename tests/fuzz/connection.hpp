// A client's connection to the HTTP server, without a network: bytes in pieces one way, whatever
// comes back the other way.
#pragma once

#include <localecs/http/server.hpp>

#include <boost/asio/io_context.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::http {
class Hub;
}

namespace localecs::fuzz {

class Connection {
 public:
  // Small limits: what is too large fits in few bytes.
  explicit Connection(http::Handler handler, http::UpgradeHandler upgrade = {});
  ~Connection();

  // Sends it, lets the server act until it waits, and takes what it answered.
  void send(std::string_view bytes);
  // The client sends no more.
  void finish();
  const std::string& answered() const { return answered_; }
  boost::asio::io_context& loop() { return loop_; }

 private:
  void turn();

  boost::asio::io_context loop_{1};
  std::shared_ptr<http::Hub> hub_;
  int client_ = -1;
  std::string answered_;
};

}  // namespace localecs::fuzz
