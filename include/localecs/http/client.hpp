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

// Why a call has no HTTP answer. Callers repeat a call by this: `unreachable` is always safe to
// repeat, `broken` and `timeout` only if the request is idempotent.
enum class Failure {
  none,
  unreachable,  // no connection could be made: the server has certainly not seen the call
  broken,       // the connection ended before the answer did: the server may have seen the call
  timeout,      // Call::timeout or Call::idle_timeout passed: the server may have seen the call
  cancelled,    // by Client::cancel
};

struct Result {
  Failure failure = Failure::none;
  std::string error;  // for logs: libcurl's words or ours; empty without a failure
  Response response;  // status 0 when failure is not none; body empty when the call streamed it
};

struct Call {
  Request request;                       // target begins with '/'; headers and body go as given
  std::chrono::milliseconds timeout{0};  // for the whole call; 0: none
  std::chrono::milliseconds connect_timeout{10'000};
  // Ends a call that receives no byte for so long; 0: none.
  std::chrono::milliseconds idle_timeout{0};
  // Set it if the request may be repeated: when a kept-alive connection turns out to be dead, the
  // call is sent once more.
  bool retry_on_broken = false;
  // If set, the body of a successful (2xx) answer is streamed here piece by piece. Without it a
  // body may have 16 MiB; a larger one ends the call as `broken`.
  std::function<void(std::string_view)> on_data;
};

class Client {
 public:
  using Done = std::function<void(Result)>;
  using Id = std::uint64_t;

  virtual ~Client() = default;  // drops the calls in progress: their `done` never runs
  // Starts a call. `done` runs exactly once from the event loop, never from inside this call.
  virtual Id call(Call call, Done done) = 0;
  // Ends a call: its `done` runs soon with Failure::cancelled. Unknown ids are ignored.
  virtual void cancel(Id id) = 0;
};

struct TlsFiles {
  std::string ca;                // a path; empty: the system's authorities
  std::string certificate, key;  // paths; empty: no client certificate
};

// base: "unix:///var/run/docker.sock", "tcp://host:port" (TLS if any of the files is given, as
// Docker reads it), "http://host:port" or "https://host:port". Nothing is connected yet. Throws
// std::invalid_argument for anything else.
std::unique_ptr<Client> connect(boost::asio::io_context& loop, const std::string& base,
                                TlsFiles tls = {});

}  // namespace localecs::http
