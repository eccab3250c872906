// Answers by the function's name.
#include "functions.hpp"

#include <localecs/aws/document.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace localecs::tests {
namespace {

using namespace std::chrono_literals;
using json = aws::Document;

constexpr Duration kRunTime = 200ms;

json answer_of(const std::string& behaviour, const json& payload) {
  if (behaviour == "no") return {{"hookStatus", "FAILED"}};
  if (behaviour == "babbles") return {{"statusCode", 200}};
  const int left = payload.value("hookDetails", json::object()).value("left", 0);
  if (behaviour == "later" && left > 0)
    return {{"hookStatus", "IN_PROGRESS"},
            {"callBackDelay", 10},
            {"hookDetails", {{"left", left - 1}}}};
  return {{"hookStatus", "SUCCEEDED"}};
}

}  // namespace

void SimulatedFunctions::let_go(const std::function<void()>& after_each) {
  for (const effects::InvokeFunction& invocation : std::exchange(held_, {})) {
    if (heard_) heard_(invocation);
    begin(invocation);
    after_each();
  }
}

void SimulatedFunctions::begin(const effects::InvokeFunction& invocation) {
  const std::string name = invocation.function_arn.substr(invocation.function_arn.rfind(':') + 1);
  const std::string behaviour = name.substr(0, name.find('-'));
  if (behaviour == "silent") return;
  effects::FunctionAnswered answer{.key = invocation.key, .payload = {}, .problem = {}};
  if (behaviour == "throws")
    answer.problem = "Unhandled: it broke";
  else
    answer.payload = answer_of(behaviour, json::parse(invocation.payload)).dump();
  const Duration time = behaviour == "slow" ? Duration(10min) : kRunTime;
  running_.push_back({clock_.now() + time, std::move(answer)});
}

void SimulatedFunctions::advance() {
  const auto is_due = [&](const Running& one) { return one.due <= clock_.now(); };
  for (const Running& one : running_)
    if (is_due(one)) inbox_(one.answer);
  std::erase_if(running_, is_due);
}

std::optional<TimePoint> SimulatedFunctions::next_due() const {
  const auto first = std::ranges::min_element(running_, {}, &Running::due);
  if (first == running_.end()) return std::nullopt;
  return first->due;
}

void SimulatedFunctions::forsake() {
  held_.clear();
  running_.clear();
}

}  // namespace localecs::tests
