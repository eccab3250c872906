// Staying in touch with the Engine: its version, its events, its list of containers, over and over.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include "containers/workshop.hpp"
#include "engine/alive_guard.hpp"
#include "engine/answers.hpp"
#include "engine/event_stream.hpp"
#include "networks/metadata_network.hpp"

namespace localecs::docker {

class Connection {
 public:
  // `claim` gets those containers of a list whose labels name no task, and gives back those of them
  // that a task has taken, under its key. `on_event` gets each event, in order.
  using Claim = std::function<std::vector<effects::Listed>(std::vector<Unclaimed>)>;
  Connection(Workshop& shop, MetadataNetwork& metadata_network,
             std::function<void(const Event&)> on_event, Claim claim);

  void open();
  // Gives the connection up: reports EngineDown if the last report was EngineUp, and opens another
  // one after a pause that doubles up to two seconds. Does nothing where it is given up already.
  void lost(const std::string& reason);

 private:
  using Step = void (Connection::*)(const Answer&);

  // Asks for `path` and goes on with `step`; on any problem the connection is lost. An answer that
  // belongs to a connection given up meanwhile is ignored.
  void then(std::string path, Step step);
  void on_version(const Answer& version);
  void on_info(const Answer& info);
  void open_events();
  void ask_list();
  void on_listed(const Answer& list);
  void find_ooms(ContainerList list);
  void report_up(ContainerList list);
  void on_events_data(std::string_view data);
  void wait(std::chrono::milliseconds time, void (Connection::*next)());

  Workshop& shop_;
  MetadataNetwork& metadata_network_;
  const std::function<void(const Event&)> on_event_;
  const Claim claim_;
  boost::asio::steady_timer timer_;
  AliveGuard alive_;

  int attempt_ = 0;         // counts connections: callbacks compare it to know their own
  bool connected_ = false;  // or trying to
  bool is_down_reported_ = false;
  std::chrono::milliseconds pause_;
  EngineApi::Id events_ = 0;
  Lines lines_;
  std::int64_t since_ = 0;   // where the events begin: nanoseconds since 1970, the Engine's clock
  std::int64_t newest_ = 0;  // time of the last event
  effects::EngineUp up_;     // gathered step by step, reported with the list
  std::uint64_t mark_ = 0;   // of the roster, when the list was asked for
};

}  // namespace localecs::docker
