// Gathers the Engine's readings for an answer, then words it.
#include "stats.hpp"

#include <localecs/base/json.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <nlohmann/json.hpp>

#include "view.hpp"

namespace localecs::metadata {
namespace {

using namespace std::chrono_literals;

// Over a shorter span a rate depends on single packets: the last rate is shown again.
constexpr Duration kShortestSpan = 1s;
// From so many entries on, those of containers that nobody asks about are dropped.
constexpr std::size_t kManyMemories = 1000;
constexpr Duration kForgottenAfter = 10min;

std::uint64_t sum_of(const Json& networks, const char* what) {
  std::uint64_t sum = 0;
  for (const auto& [name, network] : networks.items())
    if (network.is_object() && network.contains(what) && network[what].is_number_unsigned())
      sum += network[what].get<std::uint64_t>();
  return sum;
}

// A counter that has fallen began again at 0, because the container was restarted.
double per_second(std::uint64_t before, std::uint64_t now, Duration span) {
  const std::uint64_t carried = now >= before ? now - before : now;
  return static_cast<double>(carried) * 1000 / static_cast<double>(span.count());
}

}  // namespace

void add_network_rates(Json& reading, Traffic& earlier, TimePoint now) {
  if (!reading.is_object() || !reading.contains("networks") || !reading["networks"].is_object() ||
      reading["networks"].empty())
    return;
  const Traffic before = earlier;
  if (const Duration span = now - before.at; span >= kShortestSpan) {
    earlier = {.at = now,
               .received = sum_of(reading["networks"], "rx_bytes"),
               .sent = sum_of(reading["networks"], "tx_bytes")};
    earlier.received_per_second = per_second(before.received, earlier.received, span);
    earlier.sent_per_second = per_second(before.sent, earlier.sent, span);
  }
  reading["network_rate_stats"] = {{"rx_bytes_per_sec", earlier.received_per_second},
                                   {"tx_bytes_per_sec", earlier.sent_per_second}};
}

struct Stats::Memory {
  const Clock& clock;
  std::map<std::string, Traffic> traffic;  // by the Engine's id

  // A new entry begins at `started_at` with zero bytes: the first rate is the mean since the start.
  Traffic& of(const std::string& id, TimePoint started_at) {
    if (traffic.size() >= kManyMemories)
      std::erase_if(traffic, [&](const auto& entry) {
        return clock.now() - entry.second.at > kForgottenAfter;
      });
    return traffic.try_emplace(id, Traffic{.at = started_at}).first->second;
  }
};

// Collects the readings for one answer. In an awsvpc task only the sandbox has network counters, so
// all its containers show the sandbox's.
struct Stats::Round {
  std::shared_ptr<Memory> memory;
  std::string sandbox_id;
  TimePoint task_started_at{};
  std::map<std::string, TimePoint> started_at;  // of the containers, by the Engine's id
  std::map<std::string, Json> readings;         // by the Engine's id
  std::size_t missing = 0;                      // readings still to come
  std::function<void(Round&)> done;

  void add_reading(const std::string& id, const std::string& json) {
    readings[id] = read_json(json);
    if (--missing == 0) done(*this);
  }

  // Null if the Engine gave no reading.
  Json view_of(const std::string& id) {
    Json reading = readings[id];
    if (!reading.is_object()) return nullptr;
    const Json& shared = sandbox_id.empty() ? Json() : readings[sandbox_id];
    const bool shares = shared.is_object() && shared.contains("networks");
    if (shares) reading["networks"] = shared["networks"];
    const std::string& owner = shares ? sandbox_id : id;
    add_network_rates(reading, memory->of(owner, shares ? task_started_at : started_at[id]),
                      memory->clock.now());
    return reading;
  }
};

Stats::Stats(effects::ContainerEngine& engine, const Clock& clock)
    : engine_(engine), memory_(std::make_shared<Memory>(Memory{clock, {}})) {}

std::shared_ptr<Stats::Round> Stats::make_round(const state::Task& task) {
  auto round = std::make_shared<Round>();
  round->memory = memory_;
  round->task_started_at = task.started_at.value_or(task.created_at);
  if (has_pause_container(task)) round->sandbox_id = task.sandbox.runtime_id;
  return round;
}

void Stats::answer_container(const state::Task& task, const state::Container& container,
                             http::Respond respond) {
  const std::string id = container.runtime_id;
  const auto none = [id] { return answer(500, "Unable to get container stats for: " + id); };
  if (id.empty()) return respond(none());
  auto round = make_round(task);
  round->started_at[id] = container.started_at.value_or(task.created_at);
  std::vector<std::string> asked{id};
  if (!round->sandbox_id.empty()) asked.push_back(round->sandbox_id);
  round->done = [id, none, respond = std::move(respond)](Round& all) {
    const Json view = all.view_of(id);
    respond(view.is_null() ? none() : answer(200, view));
  };
  read_stats(round, asked);
}

void Stats::answer_task(const state::Task& task, http::Respond respond) {
  auto round = make_round(task);
  std::vector<std::string> asked;
  if (!round->sandbox_id.empty()) asked.push_back(round->sandbox_id);
  for (const state::Container& container : task.containers) {
    if (container.runtime_id.empty()) continue;
    round->started_at[container.runtime_id] = container.started_at.value_or(task.created_at);
    asked.push_back(container.runtime_id);
  }
  round->done = [asked, respond = std::move(respond)](Round& all) {
    Json view = Json::object();
    for (const std::string& id : asked) view[id] = all.view_of(id);
    respond(answer(200, view));
  };
  read_stats(round, asked);
}

void Stats::read_stats(const std::shared_ptr<Round>& round, const std::vector<std::string>& ids) {
  round->missing = ids.size();
  if (ids.empty()) return round->done(*round);
  for (const std::string& id : ids)
    engine_.read_stats(id, [round, id](const std::string& json) { round->add_reading(id, json); });
}

}  // namespace localecs::metadata
