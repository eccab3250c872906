// ExecuteCommand's data channels: they speak session-manager-plugin's protocol to the client and
// use a terminal in a container.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/http/websocket.hpp>
#include <localecs/state/state.hpp>

#include <boost/asio/io_context.hpp>
#include <memory>

namespace localecs::exec {

// The sessions are the rows of state[ecs::exec_sessions]. ExecuteCommand adds a row; a client opens
// its session once, by its token; the channel erases the row at its end. Erasing the row earlier
// (an operation, a stopped task) ends the channel.
class DataChannels {
 public:
  virtual ~DataChannels() = default;
  // For http::UpgradeHandler: accepts GET /v1/data-channel/<session id> if that session waits to be
  // opened. Empty otherwise.
  virtual http::AcceptWebSocket accept(const http::Request& request) = 0;
  // Ends the channels whose sessions have been erased. Without this call they end within a second.
  virtual void end_erased_sessions() = 0;
};

// All that is passed outlives it.
std::unique_ptr<DataChannels> make_data_channels(boost::asio::io_context& loop, state::State& state,
                                                 effects::ContainerEngine& engine,
                                                 const Clock& clock, IdSource& ids);

}  // namespace localecs::exec
