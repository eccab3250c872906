// Follows the output of running containers: reports every line once, in order, then each run's end.
// The Engine ends a followed stream without a last line that has no newline. So what is left of a
// run is read once more, without following, before it is reported as ended.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include <map>
#include <set>

#include "containers/roster.hpp"
#include "engine/alive_guard.hpp"
#include "engine/engine_link.hpp"
#include "output_reader.hpp"

namespace localecs::docker {

class Outputs {
 public:
  Outputs(EngineLink& link, Roster& roster) : link_(link), roster_(roster) {}

  // A start is about to be asked for. If the run's lines are wanted, they are read once
  // on_running() says that it has begun.
  void expect(const effects::StartContainer& effect);
  // A container of an earlier run of the daemon: its lines are wanted from `read_to` on.
  void take_over(const effects::Held& held);
  // The Engine answers: begins to read the containers that were taken over.
  void open_taken_over();
  // The Engine shows the container running. Nothing happens where that is known or not of interest.
  void on_running(const std::string& id);
  // Calls `done` once all lines of a run that is over have been reported; at once where nothing is
  // being read, after five seconds at the latest.
  void when_ended(const std::string& id, std::function<void()> done);
  // The container has been removed: what is left of its stream is still read.
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
    bool is_over = false;        // ... and has ended: what is left of it is read
    std::int64_t next_run =
        0;  // no line of a run that is expected is older; nanoseconds since 1970
    bool is_gone = false;
    EngineApi::Id call = 0;
    std::string problem;  // why the stream could not be read any further
    std::string asked_since;
    int failures = 0;  // connections in a row that brought nothing but an error
    std::vector<effects::OutputLine> lines;  // not reported yet
    std::vector<std::function<void()>> waiting;
    boost::asio::steady_timer timer, limit;
  };

  Followed* find(const std::string& id);
  void open(const std::string& id);
  void on_data(const std::string& id, std::string_view data);
  void report_soon(const std::string& id);
  void report(Followed& followed);
  void on_closed(const std::string& id, const Answer& answer);
  void on_stream_ended(const std::string& id);
  void open_again(const std::string& id);
  void open_later(const std::string& id);
  void read_rest(const std::string& id);
  void end_run(const std::string& id);

  EngineLink& link_;
  Roster& roster_;
  std::map<std::string, Followed> followed_;  // by the Engine's id
  std::set<std::string> unreported_;          // ids with lines of this turn of the loop
  AliveGuard alive_;
};

}  // namespace localecs::docker
