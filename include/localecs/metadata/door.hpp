// The containers' door: where and under which URLs they reach the metadata endpoint and the API.
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
  std::string address = "169.254.170.2";  // of the host, on a network of the Engine's
  std::uint16_t port = 51679;             // the ECS agent's; another one where it is taken
  std::uint16_t public_port = 80;         // where SDKs look
  // By iptables, if permitted: `public_port` to `port`, and other hosts' packets to nowhere.
  bool redirects = true;
  std::string api_address;  // where the API listens already
  std::uint16_t api_port = 4566;
  std::size_t max_connections = http::ServerOptions{}.max_connections;  // to each listener
};

struct DoorHandlers {
  http::Handler metadata, api;
  http::Refuse refuse_metadata, refuse_api;
};

class Door {
 public:
  // All arguments outlive the door. Nothing is opened yet.
  Door(boost::asio::io_context& loop, state::Settings& settings, DoorOptions options,
       DoorHandlers handlers);
  ~Door();  // takes the redirect back
  Door(const Door&) = delete;

  // Listens, redirects, and writes into the settings how tasks get here. Where that cannot be, the
  // log says why and the settings stay empty: tasks then run without the endpoint. Harmless when
  // open already. Waits a few milliseconds for iptables.
  void open();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace localecs::metadata
