// Finds the session that a WebSocket is for and keeps the open channels.
#include <localecs/exec/data_channels.hpp>

#include <localecs/base/log.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/exec_session.hpp>
#include <localecs/state/state.hpp>

#include <map>
#include <string>
#include <string_view>

#include "channel.hpp"

namespace localecs::exec {
namespace {

constexpr std::string_view kPathPrefix = "/v1/data-channel/";

// target: "/v1/data-channel/<id>?query". Empty for any other path.
std::string session_id_of(std::string_view target) {
  if (!target.starts_with(kPathPrefix)) return {};
  target.remove_prefix(kPathPrefix.size());
  return std::string(target.substr(0, target.find('?')));
}

class OpenChannels : public DataChannels {
 public:
  explicit OpenChannels(Surroundings around) : around_(around) {}

  http::AcceptWebSocket accept(const http::Request& request) override {
    const std::string id = session_id_of(request.target);
    expire_sessions();
    if (id.empty() || !is_waiting(id)) return {};
    return [this, id](std::unique_ptr<http::WebSocket> socket) { open(id, std::move(socket)); };
  }

  void end_erased_sessions() override {
    for (const auto& [id, channel] : channels_) channel->end_if_erased();
  }

 private:
  void expire_sessions() { state::expire(around_.state[ecs::exec_sessions], around_.clock.now()); }

  bool is_waiting(const std::string& id) const {
    const auto session = around_.state[ecs::exec_sessions].find(id);
    return session != around_.state[ecs::exec_sessions].end() && !session->second.opened &&
           !channels_.contains(id);
  }

  void open(const std::string& id, std::unique_ptr<http::WebSocket> socket) {
    // Asked again: a second WebSocket may have asked for this session before the first was opened.
    expire_sessions();
    if (!is_waiting(id)) return socket->close(http::CloseCode::policy, "the session is not there");
    log::debug("session {}: opened", id);
    const auto& session = around_.state[ecs::exec_sessions].find(id)->second;
    const auto channel = std::make_shared<Channel>(around_, session, std::move(socket));
    channels_.emplace(id, channel);
    channel->open([this, id] {
      log::debug("session {}: closed", id);
      channels_.erase(id);
    });
  }

  Surroundings around_;
  std::map<std::string, std::shared_ptr<Channel>> channels_;
};

}  // namespace

std::unique_ptr<DataChannels> make_data_channels(boost::asio::io_context& loop, state::State& state,
                                                 effects::ContainerEngine& engine,
                                                 const Clock& clock, IdSource& ids) {
  return std::make_unique<OpenChannels>(Surroundings{loop, state, engine, clock, ids});
}

}  // namespace localecs::exec
