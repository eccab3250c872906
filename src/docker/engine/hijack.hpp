// A connection to the Engine that turns from HTTP into a plain stream of bytes both ways.
#pragma once

#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <array>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine_api.hpp"

namespace localecs::docker {

// All are called from the event loop.
struct HijackEvents {
  std::function<void()> on_open;
  std::function<void(std::string_view)> on_data;
  // No event follows. There is a problem only if the stream never opened.
  std::function<void(std::optional<effects::Problem>)> on_end;
};

class Hijack : public std::enable_shared_from_this<Hijack> {
 public:
  Hijack(boost::asio::io_context& loop, HijackEvents events);

  // POSTs `body` (JSON) to `target` of the Engine at `host` ("unix:///path", "tcp://host:port"),
  // and asks to upgrade. Ends with a problem if the answer takes longer than `patience`.
  void open(const std::string& host, const std::string& target, const std::string& body,
            std::chrono::milliseconds patience);
  void write(std::string_view bytes);  // waits here until the stream is open
  void pause(bool paused);
  std::size_t unwritten() const { return writing_.size() + waiting_.size(); }
  void close();  // no event is passed on any more

 private:
  using Error = boost::system::error_code;

  void connect_tcp(std::string_view address);
  void connect(const boost::asio::generic::stream_protocol::endpoint& endpoint);
  void ask();
  void on_answer();
  void read_refusal();
  void read();
  void flush();
  void fail(const std::string& words);
  void end(std::optional<effects::Problem> problem);

  HijackEvents events_;
  boost::asio::generic::stream_protocol::socket socket_;
  boost::asio::ip::tcp::resolver resolver_;
  boost::asio::steady_timer timer_;  // until the stream begins
  boost::beast::flat_buffer buffer_;
  boost::beast::http::response_parser<boost::beast::http::string_body> parser_;
  std::array<char, 16u << 10> input_;
  std::string request_, writing_, waiting_;
  bool is_open_ = false, is_reading_ = false, is_paused_ = false, is_over_ = false;
};

}  // namespace localecs::docker
