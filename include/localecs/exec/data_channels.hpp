// ExecuteCommand's data channels: session-manager-plugin's protocol on one side, a terminal in a
// container on the other.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/http/websocket.hpp>
#include <localecs/state/state.hpp>

#include <boost/asio/io_context.hpp>
#include <memory>

namespace localecs::exec {

// The sessions are those of state[ecs::exec_sessions]: ExecuteCommand adds them, a channel opens
// one with its token, once, and erases it at its end. Whoever erases one ends its channel.
class DataChannels {
 public:
  virtual ~DataChannels() = default;
  // For the HTTP server: takes an upgrade of /v1/data-channel/<session id> where that session waits
  // to be opened.
  virtual http::AcceptWebSocket accept(const http::Request& request) = 0;
  // Sessions may have been erased: their channels end. Without it they do so within a second.
  virtual void look() = 0;
};

// All that is passed outlives it.
std::unique_ptr<DataChannels> make_data_channels(boost::asio::io_context& loop, state::State& state,
                                                 effects::ContainerEngine& engine,
                                                 const Clock& clock, IdSource& ids);

}  // namespace localecs::exec
