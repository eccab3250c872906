// Finds the operation by the names that policies use, and runs it.
#include "calls.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/wing.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace localecs::tests {
namespace {

struct Found {
  const services::OperationTable* service = nullptr;
  const services::Operation* operation = nullptr;
};

Found find(const effects::Call& call) {
  for (const services::Wing* wing : services::all()) {
    if (wing->policy.name != call.service) continue;
    const services::OperationTable& service = wing->operations();
    const auto found =
        std::ranges::find(service.operations, call.operation, &services::Operation::name);
    if (found != service.operations.end()) return {&service, &*found};
  }
  throw aws::unknown_operation(call.service + ":" + call.operation);
}

}  // namespace

void SimulatedCalls::forget() {
  held_.clear();
  outcomes_.clear();
}

void SimulatedCalls::let_go(const std::function<void()>& after_each) {
  for (const effects::Call& call : std::exchange(held_, {})) {
    outcomes_.push_back(carry_out(call));
    after_each();
  }
}

void SimulatedCalls::advance() {
  for (effects::CallAnswered& outcome : std::exchange(outcomes_, {})) inbox_(std::move(outcome));
}

std::optional<TimePoint> SimulatedCalls::next_due() const {
  if (outcomes_.empty()) return std::nullopt;
  return clock_.now();
}

effects::CallAnswered SimulatedCalls::carry_out(const effects::Call& call) const {
  services::Call here{.state = state_,
                      .scope = call.scope,
                      .now = clock_.now(),
                      .ids = ids_,
                      .caller_arn = call.role_arn,
                      .endpoint = "http://127.0.0.1:4566"};
  try {
    const auto [service, operation] = find(call);
    const auto input = aws::Document::parse(call.input.empty() ? "{}" : call.input);
    std::string output;
    services::perform(*service, *operation, here, input, output);
    return {.key = call.key, .output = std::move(output)};
  } catch (const aws::Error& error) {
    return {.key = call.key,
            .output = {},
            .error_code = error.code(),
            .message = error.what(),
            .status = error.status()};
  }
}

}  // namespace localecs::tests
