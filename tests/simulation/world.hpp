// A whole localecs without sockets and without waiting: state, operations and loop on a
// simulated engine, under a clock that jumps from one due moment to the next.
#pragma once

#include <localecs/aws/document.hpp>
#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/loop/loop.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/timing.hpp>
#include <localecs/simulated/simulated_engine.hpp>
#include <localecs/state/state.hpp>
#include <localecs/store/store.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calls.hpp"
#include "functions.hpp"
#include "trace.hpp"

namespace localecs::tests {

using json = aws::Document;

// Held still like a ManualClock. It notices a loop that never comes to rest: such a loop asks for
// the same instant again and again. To take in what the engine told is no such question: after a
// standstill that can be much.
class SteppedClock final : public Clock {
 public:
  SteppedClock(TimePoint start, int most_questions)
      : manual_(start), most_questions_(most_questions) {}
  TimePoint now() const override;
  void advance_to(TimePoint to);
  void excuse_one() { --asked_; }

 private:
  ManualClock manual_;
  const int most_questions_;
  mutable int asked_ = 0;  // since it last moved
};

// Where the daemon can die: asked at every boundary of a turn, which are before its transaction,
// behind it, and behind each effect.
using DiesHere = std::function<bool()>;

// Holds back what is asked of an engine, until it is let go one by one.
class Gate final : public effects::ContainerEngine {
 public:
  explicit Gate(effects::ContainerEngine& engine) : engine_(engine) {}

  void read_records(std::function<void(std::vector<effects::Kept>)> done) override {
    engine_.read_records(std::move(done));
  }
  void take_over(const std::vector<effects::Held>& held) override { engine_.take_over(held); }
  void watch(effects::Inbox inbox) override { engine_.watch(std::move(inbox)); }
  void perform(effects::Effect effect) override { effects_.push_back(std::move(effect)); }
  std::unique_ptr<effects::Terminal> open_terminal(effects::TerminalSpec spec,
                                                   effects::TerminalEvents events) override {
    return engine_.open_terminal(std::move(spec), std::move(events));
  }
  void read_stats(const std::string& runtime_id, std::function<void(std::string)> done) override {
    engine_.read_stats(runtime_id, std::move(done));
  }
  void remove_everything(std::function<void(std::string)> done) override {
    engine_.remove_everything(std::move(done));
  }

  template <class After>
  void let_go(After after) {
    for (effects::Effect& effect : std::exchange(effects_, {})) {
      engine_.perform(std::move(effect));
      after();
    }
  }
  void drop() { effects_.clear(); }

 private:
  effects::ContainerEngine& engine_;
  std::vector<effects::Effect> effects_;
};

struct Setup {
  std::uint64_t seed = 1;
  decide::Timing timing = decide::local_timing();
  simulated::Machine machine{};
  simulated::Options engine_options{};
  std::vector<state::InstancePlan> instances{};  // none: the machine is one
  std::filesystem::path data_dir{};  // empty: the state is in memory alone, and nobody may die
  int most_questions = 20'000;       // about the time at one instant, before that is an error
};

class World {
 public:
  // The engine has been reached when it returns.
  explicit World(const Setup& setup);

  // One request as the gateway would make it, and what the loop does at once afterwards. Throws
  // aws::Error.
  json call(std::string_view operation, const json& input = json::object());
  // Lets that much time pass, from one due moment of engine or loop to the next.
  void run_for(Duration time);
  // The daemon's clock alone is set forward, as when the machine has slept: all at once what it
  // waited for is due, and the engine is no further than before.
  void set_clock_forward(Duration by);
  // The daemon stands still while the engine goes on: what it told meanwhile comes in one piece.
  void stand_still(Duration time);
  // From now on; nothing: never. A request during which the daemon dies is not answered:
  // aws::Error.
  void die_where(DiesHere dies_here) { dies_here_ = std::move(dies_here); }
  int deaths() const { return deaths_; }
  // Called while a daemon that has died takes up its tasks, behind each but the last: only
  // requests come in between, by ask().
  void while_resuming(std::function<void()> hook) { while_resuming_ = std::move(hook); }
  // As call(), without what the loop does.
  json ask(std::string_view operation, const json& input = json::object());
  void run_until(TimePoint until);
  // Until `done` holds after some step; false if it does not within the time.
  bool run_until(const std::function<bool()>& done, Duration within);

  TimePoint now() const { return clock_.now(); }
  // What the engine's clock shows, and the times that it tells are of.
  TimePoint engine_now() const { return engine_clock_.now(); }
  // Called after every step of the loop.
  void after_step(std::function<void()> hook) { after_step_ = std::move(hook); }
  // Hears of everything that is asked of the engine and that it tells.
  void listen(Listener listener) { traced_.add(std::move(listener)); }

  state::State state{services::parts()};
  simulated::SimulatedEngine& engine() { return engine_; }
  SimulatedFunctions& functions() { return functions_; }
  const state::Scope& scope() const { return scope_; }
  const decide::Timing& timing() const { return timing_; }
  std::uint64_t steps() const { return steps_; }

 private:
  struct Death {};

  void begin();
  void step();
  void finish_turn();
  bool step_before(TimePoint end);
  void advance_to(TimePoint to);
  TimePoint in_daemons_time(TimePoint engines) const;
  void boundary() const;
  void start_again();

  const Setup setup_;
  SteppedClock clock_;        // the daemon's
  ManualClock engine_clock_;  // the daemon's is ahead of it by as much as it was set forward ...
  std::map<TimePoint, Duration> ahead_;  // ... since when, in the engine's time
  decide::Timing timing_;
  state::Scope scope_{"000000000000", "us-east-1"};
  IdSource ids_;
  simulated::SimulatedEngine engine_;
  TracedEngine traced_{engine_};
  Gate gate_{traced_};
  SimulatedFunctions functions_{clock_};
  SimulatedCalls calls_{state, clock_, ids_};
  std::unique_ptr<store::Store> store_;
  std::optional<Loop> loop_;
  DiesHere dies_here_;
  int deaths_ = 0;
  std::function<void()> after_step_, while_resuming_;
  std::uint64_t steps_ = 0;
};

// The operations' JSON in short.
struct ContainerScript {
  std::string name = "main";
  bool essential = true;
  json environment = json::object();  // {"LOCALECS_SIM_EXIT_AFTER": "3", ...}
  json more = json::object();         // further members of the container definition
};
json task_definition(const std::string& family, const std::vector<ContainerScript>& containers);

}  // namespace localecs::tests
