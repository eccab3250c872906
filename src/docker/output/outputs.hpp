// Following the output of running containers: every line once, in order, then the end of each run.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include <map>
#include <set>

#include "containers/roster.hpp"
#include "engine/engine_link.hpp"
#include "engine/lifeline.hpp"
#include "output_reader.hpp"

namespace localecs::docker {

class Outputs {
 public:
  Outputs(EngineLink& link, Roster& roster) : link_(link), roster_(roster) {}

  // A run is about to be begun whose lines are wanted.
  void expect(const effects::StartContainer& effect);
  // A container of an earlier run of the daemon: its lines are wanted from where that has read.
  void take_over(const effects::Held& held);
  // The Engine is there: their lines can be asked for.
  void open_taken_over();
  // The Engine shows the container running. Nothing happens where that is known or not of interest.
  void runs(const std::string& id);
  // Calls `done` when all lines of a run that is over have been told: at once, or after a while at
  // the latest.
  void when_ended(const std::string& id, std::function<void()> done);
  // The container is gone.
  void forget(const std::string& id);
  std::size_t size() const { return followed_.size(); }

 private:
  struct Followed {
    explicit Followed(boost::asio::io_context& loop) : timer(loop), limit(loop) {}

    effects::ContainerKey key;
    OutputReader reader;
    bool expected = false;       // a run whose lines have not been asked for yet
    bool has_begun = false;      // ... and which has begun
    bool is_taken_over = false;  // ... and which may be over by now
    bool is_open = false;        // a run is being read, though its connection may be broken
    bool is_gone = false;
    EngineApi::Id call = 0;
    std::string problem;  // the stream's own
    std::string asked_since;
    int futile = 0;                          // connections that brought nothing but an error
    std::vector<effects::OutputLine> lines;  // not told yet
    std::vector<std::function<void()>> waiting;
    boost::asio::steady_timer timer, limit;
  };

  Followed* find(const std::string& id);
  void open(const std::string& id);
  void take(const std::string& id, std::string_view data);
  void tell_soon(const std::string& id);
  void tell(Followed& followed);
  void closed(const std::string& id, const Answer& answer);
  void settle(const std::string& id);
  void open_again(const std::string& id);
  void end(const std::string& id);

  EngineLink& link_;
  Roster& roster_;
  std::map<std::string, Followed> followed_;  // by the Engine's id
  std::set<std::string> untold_;              // ids with lines of this turn of the loop
  Lifeline lifeline_;
};

}  // namespace localecs::docker
