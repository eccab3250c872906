// Lambda functions in memory, under the world's clock. What one does is in its name.
#pragma once

#include <localecs/base/time.hpp>
#include <localecs/effects/functions.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace localecs::tests {

// ...:function:<word>[-...]
//   yes      SUCCEEDED
//   no       FAILED
//   later    IN_PROGRESS as often as hookDetails.left says, which it counts down; then SUCCEEDED
//   slow     SUCCEEDED, 10 minutes later
//   silent   never answers
//   throws   could not be invoked
//   babbles  answers something else
class SimulatedFunctions final : public effects::Functions {
 public:
  using Heard = std::function<void(const effects::InvokeFunction&)>;

  explicit SimulatedFunctions(const Clock& clock) : clock_(clock) {}

  void watch(Inbox inbox) override { inbox_ = std::move(inbox); }
  // Held back until it is let go.
  void perform(effects::InvokeFunction invocation) override {
    held_.push_back(std::move(invocation));
  }
  void let_go(const std::function<void()>& after_each);
  // Tells what is due.
  void advance();
  std::optional<TimePoint> next_due() const;
  // Whoever asked is dead.
  void forsake();
  // Hears of every invocation.
  void listen(Heard heard) { heard_ = std::move(heard); }

 private:
  struct Running {
    TimePoint due;
    effects::FunctionAnswered answer;
  };

  void begin(const effects::InvokeFunction& invocation);

  const Clock& clock_;
  Inbox inbox_;
  Heard heard_;
  std::vector<effects::InvokeFunction> held_;
  std::vector<Running> running_;
};

}  // namespace localecs::tests
