// A whole localecs without sockets and without waiting: state, operations and reconciler on a
// simulated engine, under a clock that jumps from one due moment to the next.
#pragma once

#include <localecs/aws/document.hpp>
#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/decide/timing.hpp>
#include <localecs/reconciler/reconciler.hpp>
#include <localecs/simulated/simulated_engine.hpp>
#include <localecs/state/state.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "trace.hpp"

namespace localecs::tests {

using json = aws::Document;

// Held still like a ManualClock. It notices a loop that never comes to rest: such a loop asks for
// the same instant again and again.
class SteppedClock final : public Clock {
 public:
  SteppedClock(TimePoint start, int most_questions)
      : manual_(start), most_questions_(most_questions) {}
  TimePoint now() const override;
  void advance_to(TimePoint to);

 private:
  ManualClock manual_;
  const int most_questions_;
  mutable int asked_ = 0;  // since it last moved
};

struct Setup {
  std::uint64_t seed = 1;
  decide::Timing timing = decide::local_timing();
  simulated::Machine machine{};
  simulated::Options engine_options{};
  std::vector<state::InstancePlan> instances{};  // none: the machine is one
  int most_questions = 20'000;  // about the time at one instant, before that is an error
};

class World {
 public:
  // The engine has been reached when it returns.
  explicit World(const Setup& setup);

  // One request as the gateway would make it, and what the loop does at once afterwards. Throws
  // aws::Error.
  json call(std::string_view operation, const json& input = json::object());
  // Lets that much time pass, from one due moment of engine or reconciler to the next.
  void run_for(Duration time);
  void run_until(TimePoint until);
  // Until `done` holds after some step; false if it does not within the time.
  bool run_until(const std::function<bool()>& done, Duration within);

  TimePoint now() const { return clock_.now(); }
  // Called after every step of the reconciler.
  void after_step(std::function<void()> hook) { after_step_ = std::move(hook); }
  // Hears of everything that is asked of the engine and that it tells.
  void listen(Listener listener) { traced_.add(std::move(listener)); }

  state::State state;
  simulated::SimulatedEngine& engine() { return engine_; }
  const state::Scope& scope() const { return scope_; }
  const decide::Timing& timing() const { return timing_; }
  std::uint64_t steps() const { return steps_; }

 private:
  void step();
  bool step_before(TimePoint end);

  SteppedClock clock_;
  decide::Timing timing_;
  state::Scope scope_{"000000000000", "us-east-1"};
  IdSource ids_;
  simulated::SimulatedEngine engine_;
  TracedEngine traced_{engine_};
  reconciler::Reconciler reconciler_;
  std::function<void()> after_step_;
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
