// Reads statistics, and remembers the reading before, with which the next one is compared.
#include "stats_cache.hpp"

#include <localecs/base/text.hpp>

#include <boost/asio/post.hpp>

#include <cstdio>
#include <ctime>
#include <nlohmann/json.hpp>

namespace localecs::docker {

namespace {

constexpr std::chrono::seconds kLifetime(1);  // of an answer of the Engine's; between two readings

// "2024-05-01T10:00:00.123456789Z"
std::string stamp_of(std::chrono::system_clock::time_point at) {
  const auto since = std::chrono::nanoseconds(at.time_since_epoch()).count();
  if (since == 0) return "0001-01-01T00:00:00Z";
  const std::time_t seconds = since / 1'000'000'000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char date[32], text[64];
  std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &parts);
  std::snprintf(text, sizeof text, "%s.%09lldZ", date,
                static_cast<long long>(since % 1'000'000'000));
  return text;
}

}  // namespace

Json StatsCache::no_cpu() {
  const Json usage = {{"total_usage", 0}, {"usage_in_kernelmode", 0}, {"usage_in_usermode", 0}};
  const Json throttling = {{"periods", 0}, {"throttled_periods", 0}, {"throttled_time", 0}};
  return {{"cpu_usage", usage}, {"throttling_data", throttling}};
}

// In this order: this machine's files, an answer of the last second, the Engine.
void StatsCache::read(const std::string& id, Done done) {
  auto& known = known_[id];
  if (known.subject.pid > 0 && read_here(known, done)) return;
  if (std::chrono::steady_clock::now() < known.answered_at + kLifetime)
    return soon(std::move(done), known.answer);
  known.waiting.push_back(std::move(done));
  if (known.waiting.size() > 1) return;
  // A process id is good for one run only: ask for the one of this run.
  link_.api.inspect(id, alive_.guard([this, id](const Answer& answer, const auto&) {
    on_inspected(id, answer);
  }));
}

// A reading is compared with one that is at least a second old, so that rates have a meaning.
bool StatsCache::read_here(Known& known, const Done& done) {
  auto figures = read_cgroup_stats(roots_, known.subject);
  if (!figures) return false;
  const auto now = std::chrono::system_clock::now();
  if (now >= known.newest.at + kLifetime) known.before = known.newest;
  known.newest = {now, (*figures)["cpu_stats"]};
  (*figures)["read"] = stamp_of(now);
  (*figures)["preread"] = stamp_of(known.before.at);
  (*figures)["precpu_stats"] = known.before.cpu;
  soon(done, write_json(*figures));
  return true;
}

// The container's process and name are known now: are its files ours to read?
void StatsCache::on_inspected(const std::string& id, const Answer& answer) {
  const auto found = known_.find(id);
  if (found == known_.end()) return;
  auto& known = found->second;
  const auto json = parse_json(answer.body);
  const auto& state = member(json, "State");
  const bool is_here = link_.options.host.starts_with("unix:");
  if (answer.problem || !flag(member(state, "Running"))) {
    known.answered_at = {};
    return answer_all(id, {});
  }
  known.subject = {
      .id = text(member(json, "Id")),
      .name = text(member(json, "Name")),
      .pid = is_here ? static_cast<int>(number(member(state, "Pid"))) : 0,
      .has_network = text(member(member(json, "HostConfig"), "NetworkMode")) != "host"};
  if (!read_cgroup_stats(roots_, known.subject)) {
    known.subject.pid = 0;  // the files are not ours to read: from now on the Engine is asked
    return ask_engine(id);
  }
  for (const auto& done : std::exchange(known.waiting, {})) read_here(known, done);
}

void StatsCache::ask_engine(const std::string& id) {
  link_.api.ask({"GET", "/containers/" + percent_encode(id) + "/stats?stream=false&one-shot=1",
                 "inspecting", link_.options.inspect_timeout},
                alive_.guard([this, id](const Answer& answer) {
                  // For a container that does not run the Engine gives a reading of the year 1.
                  const auto read = text(member(parse_json(answer.body), "read"));
                  const bool none = answer.problem || read.empty() || read.starts_with("0001-");
                  answer_all(id, none ? std::string() : answer.body);
                }));
}

void StatsCache::answer_all(const std::string& id, const std::string& json) {
  const auto found = known_.find(id);
  if (found == known_.end()) return;
  auto& known = found->second;
  known.answer = json;
  known.answered_at =
      json.empty() ? std::chrono::steady_clock::time_point() : std::chrono::steady_clock::now();
  const auto waiting = std::exchange(known.waiting, {});
  if (json.empty()) known_.erase(found);
  for (const auto& done : waiting) done(json);
}

void StatsCache::soon(Done done, std::string json) {
  boost::asio::post(link_.loop,
                    alive_.guard([done = std::move(done), json = std::move(json)] { done(json); }));
}

}  // namespace localecs::docker
