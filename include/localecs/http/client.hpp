// The HTTP client: libcurl's multi interface on the daemon's own event loop, over TCP, TLS or a
// Unix socket.
#pragma once

#include <localecs/http/message.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace boost::asio {
class io_context;
}

namespace localecs::http {

// How a call ended when there is no HTTP answer to tell of it.
enum class Failure {
  none,
  unreachable,  // no connection could be made: the server has certainly not seen the call
  broken,       // the connection ended before the answer did: the server may have seen the call
  timeout,
  cancelled,
};

struct Result {
  Failure failure = Failure::none;
  std::string error;  // libcurl's words, when failure is not none
  Response response;  // status 0 when failure is not none; body empty when the call streamed it
};

struct Call {
  Request request;                       // target begins with '/'; headers and body as given
  std::chrono::milliseconds timeout{0};  // whole call; 0: none
  std::chrono::milliseconds connect_timeout{10'000};
  std::chrono::milliseconds idle_timeout{0};  // no byte received for that long; 0: none
  bool retry_on_broken = false;  // safe to repeat: a dead kept-alive connection is retried once
  std::function<void(std::string_view)>
      on_data;  // when set, a successful (2xx) body is streamed here piece by piece
};

class Client {
 public:
  using Done = std::function<void(Result)>;
  using Id = std::uint64_t;

  virtual ~Client() = default;  // calls in progress are dropped: their `done` never runs
  // `done` runs exactly once from the event loop, never from inside this call.
  virtual Id call(Call call, Done done) = 0;
  // Ends the call: its `done` runs soon with Failure::cancelled. Unknown ids are ignored.
  virtual void cancel(Id id) = 0;
};

struct TlsFiles {
  std::string ca, certificate,
      key;  // paths; empty: the system's authorities, no client certificate
};

// base: "unix:///var/run/docker.sock", "tcp://host:port", "http://host:port" or
// "https://host:port". Throws std::invalid_argument for anything else.
std::unique_ptr<Client> connect(boost::asio::io_context& loop, const std::string& base,
                                TlsFiles tls = {});

}  // namespace localecs::http
