// The containers' door: opens the address at which containers reach the metadata endpoint and the
// API, and notes its URLs in the settings.
#pragma once

#include <localecs/http/server.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <cstdint>
#include <memory>

namespace boost::asio {
class io_context;
}

namespace localecs::metadata {

struct DoorOptions {
  std::string address = "169.254.170.2";  // the host's, on a network of the Engine
  std::uint16_t port = 51679;             // the ECS agent's; any other one if it is taken
  std::uint16_t public_port = 80;         // the port that SDKs use
  // Redirects `public_port` to `port` and drops other hosts' packets, by iptables and if permitted.
  bool redirects = true;
  std::string api_address;  // the address at which the API listens already
  std::uint16_t api_port = 4566;
  std::size_t max_connections = http::ServerOptions{}.max_connections;  // for each listener
};

struct DoorHandlers {
  http::Handler metadata, api;
  http::Refuse refuse_metadata, refuse_api;
};

class Door {
 public:
  // Opens nothing yet. `loop` and `settings` outlive the door.
  Door(boost::asio::io_context& loop, state::Settings& settings, DoorOptions options,
       DoorHandlers handlers);
  ~Door();  // removes the rules of iptables
  Door(const Door&) = delete;

  // Listens, redirects and writes the URLs for tasks into the settings. If it cannot listen it logs
  // why and leaves the settings empty: tasks then run without the endpoint. Does nothing if the
  // door is open. Waits a few milliseconds for iptables.
  void open();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace localecs::metadata
