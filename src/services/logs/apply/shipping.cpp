// Hands containers' output to the log shipper, and wakes it when a message has waited long enough.
#include "shipping.hpp"

#include <localecs/services/logs/decide/log_shipping.hpp>
#include <localecs/services/logs/rows.hpp>

#include <memory>
#include <vector>

namespace localecs::services::logs {
namespace {

constexpr state::Part kShipper{
    .name = &shipper,
    .text = shipper.name,
    .make = [](state::State&, state::TableId) -> std::shared_ptr<void> {
      return std::make_shared<decide::LogShipper>();
    },
    .clear = [](void* part) { static_cast<decide::LogShipper*>(part)->clear(); }};

void wake_shipper(Desk& desk) {
  if (const auto due = desk.state[shipper].next_flush()) desk.wake(shipper, "", *due);
}

}  // namespace

std::span<const state::Part> all_parts() {
  static const std::vector<state::Part> all = [] {
    const auto stored = parts();
    std::vector<state::Part> joined(stored.begin(), stored.end());
    joined.push_back(kShipper);
    return joined;
  }();
  return all;
}

void observe(Desk& desk, const effects::Observation& observation) {
  if (const auto* output = std::get_if<effects::OutputLines>(&observation))
    desk.state[shipper].take(desk.state, *output, desk.now());
  else if (const auto* ended = std::get_if<effects::OutputEnded>(&observation))
    desk.state[shipper].end(desk.state, *ended, desk.now());
  else
    return;
  wake_shipper(desk);
}

void flush_shipper(Desk& desk, const std::string&) {
  desk.state[shipper].flush(desk.state, desk.now());
  wake_shipper(desk);
}

}  // namespace localecs::services::logs
