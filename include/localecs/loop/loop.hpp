// The loop: what the Engine told goes into the state, what changed is decided again, what was
// decided is performed. It knows no service: their wings say what is looked at, and how.
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

// The rows that wait to be looked at, by time.
class Work final : public services::Agenda {
 public:
  void wake(const state::Key& key, TimePoint at) override;
  // The rows whose time has come, so many of them; they are no longer waiting then.
  std::vector<state::Key> take_due(TimePoint now, std::size_t most);
  std::optional<TimePoint> next() const;
  void clear();

 private:
  std::map<state::Key, TimePoint> due_;
  std::set<std::pair<TimePoint, state::Key>> queue_;
};

// Owns no thread and no timer: whoever drives it calls step() when something happened or next_due()
// has come. So it runs unchanged under the daemon's event loop and under a simulation's manual
// clock.
class Loop {
 public:
  Loop(state::State& state, effects::ContainerEngine& engine, effects::Functions& functions,
       effects::Calls& calls, const Clock& clock, IdSource& ids, const decide::Timing& timing);
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  // What the Engine tells, what functions answer, and what calls came to; taken in by the next
  // step.
  void deliver(effects::Observation observation) { inbox_.push_back(std::move(observation)); }
  void deliver(effects::FunctionAnswered answer) { answers_.push_back(std::move(answer)); }
  void deliver(effects::CallAnswered answer) { call_answers_.push_back(std::move(answer)); }

  // Observes, decides and performs until nothing is due now, or so many rows were woken or decided:
  // the rest is due at once then.
  void step(std::size_t most = std::numeric_limits<std::size_t>::max());
  // When step() is to be called though nothing happened. At once (now) if there is something to
  // observe or decide.
  std::optional<TimePoint> next_due() const;

  // The state is that of an earlier run of the daemon: what was in flight then has no outcome any
  // more, containers find their tasks, and the engine is told what these hold. So many tasks in one
  // call; false: there are more. Requests may come in between; the engine is watched, and step()
  // called, behind the last.
  bool resume(std::size_t most = std::numeric_limits<std::size_t>::max());
  // Forgets every row and all waiting work. Outcomes still in flight then name no row and are
  // dropped.
  void forget_everything();

  // For what services do outside the loop, as the adoption of an earlier run's tasks.
  services::Desk& desk() { return desk_; }

 private:
  void observe();
  bool has_news() const;
  void wake_changed(std::size_t most);

  // What the wings have registered for one table.
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
  std::set<state::Key> changed_;  // rows that are still to be woken
};

}  // namespace localecs
