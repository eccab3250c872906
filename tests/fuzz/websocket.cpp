// WebSockets: a handshake and what follows it, on the server's own connection. Paths of ECS Exec's
// data channels go to that door, all others are answered with their own messages.
#include <localecs/exec/data_channels.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/exec_session.hpp>
#include <localecs/simulated/simulated_engine.hpp>
#include <localecs/state/state.hpp>

#include <map>

#include "connection.hpp"
#include "target.hpp"

namespace localecs::fuzz {
namespace {

constexpr TimePoint now{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};

// Every message comes back; "bye" closes.
class Echo {
 public:
  http::AcceptWebSocket accept() {
    return [this](std::unique_ptr<http::WebSocket> socket) {
      socket_ = std::move(socket);
      socket_->listen({.on_message =
                           [this](std::string_view bytes, bool is_text) {
                             require(bytes.size() <= 4096, "no message is beyond its limit");
                             if (bytes == "bye")
                               return socket_->close(http::CloseCode::normal, bytes);
                             if (is_text) return socket_->send_text(std::string(bytes));
                             socket_->send_binary(std::string(bytes));
                           },
                       .on_drained = {},
                       .on_end = [this] { socket_.reset(); }});
    };
  }

 private:
  std::unique_ptr<http::WebSocket> socket_;
};

void run(std::string_view bytes) {
  Input input(bytes);
  const std::size_t piece = input.byte() % 16 + 1;
  ManualClock clock(now);
  IdSource ids(1);
  state::State state{services::parts()};
  simulated::SimulatedEngine engine(clock, {}, 1);
  boost::asio::io_context* loop = nullptr;
  std::unique_ptr<exec::DataChannels> channels;
  Echo echo;
  Connection connection([](const http::Request&, http::Respond respond) { respond({}); },
                        [&](const http::Request& request) -> http::AcceptWebSocket {
                          if (!request.target.starts_with("/v1/data-channel")) return echo.accept();
                          if (!channels)
                            channels = exec::make_data_channels(*loop, state, engine, clock, ids);
                          return channels->accept(request);
                        });
  loop = &connection.loop();
  state[ecs::exec_sessions]["session-1"] = {};
  std::string head(input.until("\r\n\r\n"));
  connection.send(head + "\r\n\r\n");
  std::string_view rest = input.rest();
  for (; !rest.empty(); rest.remove_prefix(std::min(piece, rest.size())))
    connection.send(rest.substr(0, piece));
  connection.finish();
  require(connection.answered().empty() || connection.answered().starts_with("HTTP/1.1 "),
          "the first thing that comes back is HTTP");
}

const Target target("websocket", run);

}  // namespace
}  // namespace localecs::fuzz
