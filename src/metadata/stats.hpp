// Figures of running containers: the Engine's readings, with the rates of their networks.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/http/server.hpp>
#include <localecs/services/ecs/rows.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "answer.hpp"

namespace localecs::metadata {

// What a network had carried when it was last looked at, and how fast it was then.
struct Traffic {
  TimePoint at{};
  std::uint64_t received = 0, sent = 0;  // bytes
  double received_per_second = 0, sent_per_second = 0;
};

// Adds network_rate_stats to a reading: since the earlier one, which it replaces. A reading without
// networks (host mode) is left as it is.
void add_network_rates(Json& reading, Traffic& earlier, TimePoint now);

class Stats {
 public:
  Stats(effects::ContainerEngine& engine, const Clock& clock);

  void answer_container(const state::Task& task, const state::Container& container,
                        http::Respond respond);
  // All containers of the task by the Engine's ids; null for one without a reading.
  void answer_task(const state::Task& task, http::Respond respond);

 private:
  struct Memory;
  struct Round;
  std::shared_ptr<Round> begin(const state::Task& task);
  void read(const std::shared_ptr<Round>& round, const std::vector<std::string>& ids);

  effects::ContainerEngine& engine_;
  std::shared_ptr<Memory> memory_;  // outlives an answer that is still on its way
};

}  // namespace localecs::metadata
