// Stats of running containers: the Engine's readings, with network rates added.
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

// A network's counters at the last reading, and the rates at that time.
struct Traffic {
  TimePoint at{};
  std::uint64_t received = 0, sent = 0;  // bytes
  double received_per_second = 0, sent_per_second = 0;
};

// Adds network_rate_stats to a reading: the rates since `earlier`, which it then replaces. Leaves a
// reading without networks (host mode) as it is.
void add_network_rates(Json& reading, Traffic& earlier, TimePoint now);

class Stats {
 public:
  Stats(effects::ContainerEngine& engine, const Clock& clock);

  // Both respond later, when the Engine has answered; the task may be gone by then.
  void answer_container(const state::Task& task, const state::Container& container,
                        http::Respond respond);
  // All containers of the task, keyed by the Engine's ids; null for one without a reading.
  void answer_task(const state::Task& task, http::Respond respond);

 private:
  struct Memory;
  struct Round;
  std::shared_ptr<Round> make_round(const state::Task& task);
  void read_stats(const std::shared_ptr<Round>& round, const std::vector<std::string>& ids);

  effects::ContainerEngine& engine_;
  std::shared_ptr<Memory> memory_;  // shared with the answers that wait for the Engine
};

}  // namespace localecs::metadata
