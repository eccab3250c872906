// Carries out calls from wing to wing by a list of steps, and queues calls until their turn.
#include <localecs/gateway/calls.hpp>

#include <deque>
#include <utility>

#include "exchange/chain.hpp"
#include "protocols/aws_json/aws_json.hpp"
#include "steps/assume_role.hpp"
#include "steps/authorize.hpp"
#include "steps/check_rules.hpp"
#include "steps/read_input.hpp"
#include "steps/route_call.hpp"
#include "steps/run.hpp"

namespace localecs::gateway {
namespace {

// The steps of a request, except that a call names its operation itself and is made by its role:
// nothing is unpacked, guarded or signed.
constexpr Step kCallSteps[] = {steps::route_call, steps::assume_role, steps::read_input,
                               steps::authorize,  steps::check_rules, steps::run};

// Calls speak awsJson: `input` and the output are what the bodies of a request and its answer would
// be.
effects::CallAnswered carry_out(const House& house, effects::Call call) {
  Exchange exchange{
      .house = house,
      .protocol = aws_json(),
      .request = {.method = {}, .target = {}, .headers = {}, .body = std::move(call.input)},
      .call = &call};
  if (const auto failure = take_steps(kCallSteps, exchange))
    return {.key = std::move(call.key),
            .output = {},
            .error_code = failure->code,
            .message = failure->message,
            .status = failure->status};
  return {.key = std::move(call.key), .output = std::move(exchange.answer)};
}

class HouseCalls final : public effects::Calls {
 public:
  HouseCalls(House house, Later later) : house_(std::move(house)), later_(std::move(later)) {}

  void watch(Inbox inbox) override { inbox_ = std::move(inbox); }
  void perform(effects::Call call) override {
    waiting_.push_back(std::move(call));
    later_([this] { carry_out_next(); });
  }
  void forget() override { waiting_.clear(); }

 private:
  // Runs once for each perform(). After forget() there may be fewer calls than runs, so an empty
  // queue is no error.
  void carry_out_next() {
    if (waiting_.empty()) return;
    effects::Call call = std::move(waiting_.front());
    waiting_.pop_front();
    inbox_(carry_out(house_, std::move(call)));
  }

  const House house_;
  const Later later_;
  Inbox inbox_;
  std::deque<effects::Call> waiting_;
};

}  // namespace

std::unique_ptr<effects::Calls> make_calls(House house, Later later) {
  return std::make_unique<HouseCalls>(std::move(house), std::move(later));
}

}  // namespace localecs::gateway
