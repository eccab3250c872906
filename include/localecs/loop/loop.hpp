// The loop: takes news into the state, has changed rows decided again, and has the decisions
// carried out. It knows no service; the wings tell it which rows are looked at, and how.
#pragma once

#include <localecs/services/wing.hpp>

#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace localecs {

// Remembers when rows are to be looked at: each row once, at the earliest time asked for.
class Work final : public services::Agenda {
 public:
  void wake(const state::Key& key, TimePoint at) override;
  // Takes out at most `most` rows whose time has come, the longest waiting first.
  std::vector<state::Key> take_due(TimePoint now, std::size_t most);
  // nullopt: no row waits.
  std::optional<TimePoint> next() const;
  void clear();

 private:
  std::map<state::Key, TimePoint> due_;
  std::set<std::pair<TimePoint, state::Key>> queue_;
};

// Owns no thread and no timer: its owner calls step() when something happened or next_due() has
// come. So the same loop runs under Asio's event loop and under a simulation's manual clock.
class Loop {
 public:
  Loop(state::State& state, effects::ContainerEngine& engine, effects::Functions& functions,
       effects::Calls& calls, const Clock& clock, IdSource& ids, const decide::Timing& timing);
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  // Takes an observation of the Engine, the answer of a function or the outcome of a call; the next
  // step handles it.
  void deliver(effects::Observation observation) { inbox_.push_back(std::move(observation)); }
  void deliver(effects::FunctionAnswered answer) { answers_.push_back(std::move(answer)); }
  void deliver(effects::CallAnswered answer) { call_answers_.push_back(std::move(answer)); }

  // Observes, decides and performs until nothing is due, or until `most` rows were woken or
  // decided; next_due() is at once then, and the caller can serve others first.
  void step(std::size_t most = std::numeric_limits<std::size_t>::max());
  // When step() is to be called if nothing happens before: now if there is news to handle; nullopt:
  // nothing waits.
  std::optional<TimePoint> next_due() const;

  // Takes up the rows of an earlier run: drops what was in flight, connects containers with their
  // tasks, and tells the engine which it holds. Handles at most `most` tasks in one call; false:
  // there are more. Requests may be served in between. The engine must not be watched, nor step()
  // called, before it returns true.
  bool resume(std::size_t most = std::numeric_limits<std::size_t>::max());
  // Forgets every row and all waiting work. Outcomes that arrive later name no row and are dropped.
  void forget_everything();

  // For work of wings outside the loop, such as adopting an earlier run's tasks.
  services::Desk& desk() { return desk_; }

 private:
  void observe();
  bool has_news() const;
  void wake_changed(std::size_t most);

  // What the wings have registered for one table: at most one decider, any number of wakes.
  struct Looks {
    void (*look)(services::Desk& desk, const std::string& id) = nullptr;
    std::vector<void (*)(services::Desk& desk, const std::string& id)> wakes;
  };

  Work work_;
  services::Desk desk_;
  std::span<const services::Wing* const> wings_;
  std::vector<Looks> looks_;  // by table
  std::vector<effects::Observation> inbox_;
  std::vector<effects::FunctionAnswered> answers_;
  std::vector<effects::CallAnswered> call_answers_;
  std::set<state::Key> changed_;  // changed rows not yet woken: a step has a limit
};

}  // namespace localecs
