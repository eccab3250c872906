// Keeps answers and effects back until the changes they depend on are on disk.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/effects/calls.hpp>
#include <localecs/effects/container_engine.hpp>
#include <localecs/effects/functions.hpp>
#include <localecs/http/server.hpp>
#include <localecs/state/state.hpp>
#include <localecs/store/store.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace localecs {

// An engine that keeps effects back between hold() and let_go(), and otherwise passes all on.
class HeldEngine final : public effects::ContainerEngine {
 public:
  explicit HeldEngine(std::unique_ptr<effects::ContainerEngine> engine)
      : engine_(std::move(engine)) {}

  // `listener` is called with every effect just before the effect is performed.
  void listen(std::function<void(const effects::Effect&)> listener) {
    listener_ = std::move(listener);
  }
  void hold() { is_holding_ = true; }
  // Performs the effects kept back, in their order; later effects pass until the next hold().
  void let_go();
  // Answers those who wait for remove_everything() with `problem`: the disk refuses, and they
  // should not wait without end. let_go() removes everything nevertheless.
  void tell(const std::string& problem);

  void read_records(std::function<void(std::vector<effects::Kept>)> done) override {
    engine_->read_records(std::move(done));
  }
  void take_over(const std::vector<effects::Held>& held) override { engine_->take_over(held); }
  void watch(effects::Inbox inbox) override { engine_->watch(std::move(inbox)); }
  void perform(effects::Effect effect) override;
  std::unique_ptr<effects::Terminal> open_terminal(effects::TerminalSpec spec,
                                                   effects::TerminalEvents events) override;
  void read_stats(const std::string& runtime_id, std::function<void(std::string)> done) override {
    engine_->read_stats(runtime_id, std::move(done));
  }
  void remove_everything(std::function<void(std::string)> done) override;
  void put_away(std::function<void()> done) override { engine_->put_away(std::move(done)); }

 private:
  void really_perform(effects::Effect effect);

  std::unique_ptr<effects::ContainerEngine> engine_;
  std::function<void(const effects::Effect&)> listener_;
  bool is_holding_ = false;
  std::vector<std::function<void(std::string)>> removals_;  // performed before effects_
  std::vector<effects::Effect> effects_;
};

// The same for any other door.
template <class Effect, class Outcome>
class Held final : public effects::Door<Effect, Outcome> {
 public:
  using Door = effects::Door<Effect, Outcome>;

  explicit Held(std::unique_ptr<Door> door) : door_(std::move(door)) {}

  void hold() { is_holding_ = true; }
  void let_go() {
    is_holding_ = false;
    for (Effect& effect : std::exchange(held_, {})) door_->perform(std::move(effect));
  }

  void watch(typename Door::Inbox inbox) override { door_->watch(std::move(inbox)); }
  void perform(Effect effect) override {
    if (is_holding_)
      held_.push_back(std::move(effect));
    else
      door_->perform(std::move(effect));
  }
  void forget() override {
    held_.clear();
    door_->forget();
  }

 private:
  std::unique_ptr<Door> door_;
  bool is_holding_ = false;
  std::vector<Effect> held_;
};
using HeldFunctions = Held<effects::InvokeFunction, effects::FunctionAnswered>;
using HeldCalls = Held<effects::Call, effects::CallAnswered>;

// Writes all changes of a turn in one transaction. If the disk refuses, requests that promise
// something are answered with an error, effects wait, and the write is tried again each second.
class Durability {
 public:
  using Refuse = std::function<http::Response(const std::string& problem)>;

  // refuse: makes the answer to a request whose change could not be written.
  Durability(boost::asio::io_context& loop, state::State& state, const Clock& clock,
             store::Store& store, HeldEngine& engine, HeldFunctions& functions, HeldCalls& calls,
             Refuse refuse);

  // Runs `handler`, and keeps its answer back until the state that the answer reports is on disk.
  void serve(const http::Handler& handler, http::Request request, http::Respond answer);
  // Keeps effects back from here on until settle().
  void begin();
  // Writes the unsaved changes, then sends the waiting answers and performs the waiting effects.
  void settle();
  // Calls begin() now, and settle() after the requests that have arrived already, so that they
  // share one transaction.
  void settle_soon();
  // Why the last write failed; empty if it succeeded.
  const std::string& problem() const { return problem_; }

 private:
  struct Waiting {
    http::Respond answer;
    http::Response response;
    bool promises = false;  // it reports a change, so it is false until saved
  };

  void hold(Waiting waiting);
  bool save();
  void try_again_later();

  boost::asio::io_context& loop_;
  state::State& state_;
  const Clock& clock_;
  store::Store& store_;
  HeldEngine& engine_;
  HeldFunctions& functions_;
  HeldCalls& calls_;
  Refuse refuse_;
  boost::asio::steady_timer timer_;
  std::vector<Waiting> waiting_;
  bool posted_ = false;
  std::string problem_;
};

}  // namespace localecs
