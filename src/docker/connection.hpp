// Staying in touch with the Engine: its version, its events, its list of containers, over and over.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include "containers/workshop.hpp"
#include "engine/answers.hpp"
#include "engine/event_stream.hpp"
#include "engine/lifeline.hpp"
#include "networks/metadata_network.hpp"

namespace localecs::docker {

class Connection {
 public:
  // claim: told what of a list belongs to no task by its labels, gives back what does belong to
  // one.
  using Claim = std::function<std::vector<effects::Listed>(std::vector<Unclaimed>)>;
  Connection(Workshop& shop, MetadataNetwork& metadata_network,
             std::function<void(const Event&)> heed, Claim claim);

  void open();
  // Tells EngineDown, once, and tries again after a while.
  void lost(const std::string& reason);

 private:
  using Step = void (Connection::*)(const Answer&);

  // Each step asks for the next; whatever goes wrong is a loss. Answers that belong to a connection
  // given up meanwhile are not looked at.
  void then(std::string path, Step step);
  void versioned(const Answer& version);
  void informed(const Answer& info);
  void open_events();
  void ask_list();
  void listed(const Answer& list);
  void find_ooms(ContainerList list);
  void tell_up(ContainerList list);
  void take_events(std::string_view data);
  void wait(std::chrono::milliseconds time, void (Connection::*next)());

  Workshop& shop_;
  MetadataNetwork& metadata_network_;
  const std::function<void(const Event&)> heed_;
  const Claim claim_;
  boost::asio::steady_timer timer_;
  Lifeline lifeline_;

  int attempt_ = 0;         // counts connections
  bool connected_ = false;  // or trying to
  bool down_told_ = false;
  std::chrono::milliseconds pause_;
  EngineApi::Id events_ = 0;
  Lines lines_;
  std::int64_t since_ = 0;   // events from here on are new; nanoseconds by the Engine's clock
  std::int64_t newest_ = 0;  // time of the last event
  effects::EngineUp up_;     // being gathered
  std::uint64_t mark_ = 0;   // of the roster, when the list was asked for
};

}  // namespace localecs::docker
