// Calls from wing to wing in memory: the operation tables, without the gateway's steps.
#pragma once

#include <localecs/base/ids.hpp>
#include <localecs/base/time.hpp>
#include <localecs/effects/calls.hpp>
#include <localecs/state/state.hpp>

#include <functional>
#include <optional>
#include <vector>

namespace localecs::tests {

// Every role may do everything here.
class SimulatedCalls final : public effects::Calls {
 public:
  SimulatedCalls(state::State& state, const Clock& clock, IdSource& ids)
      : state_(state), clock_(clock), ids_(ids) {}

  void watch(Inbox inbox) override { inbox_ = std::move(inbox); }
  // Held back until it is let go.
  void perform(effects::Call call) override { held_.push_back(std::move(call)); }
  void forget() override;
  // Carries out what was held back.
  void let_go(const std::function<void()>& after_each);
  // Tells the outcomes.
  void advance();
  // At once, where there are outcomes that were not told.
  std::optional<TimePoint> next_due() const;

 private:
  effects::CallAnswered carry_out(const effects::Call& call) const;

  state::State& state_;
  const Clock& clock_;
  IdSource& ids_;
  Inbox inbox_;
  std::vector<effects::Call> held_;
  std::vector<effects::CallAnswered> outcomes_;
};

}  // namespace localecs::tests
