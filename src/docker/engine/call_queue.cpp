// Priorities and limits of the calls to the Engine.
#include "call_queue.hpp"

namespace localecs::docker {

namespace {

constexpr std::size_t kParallelPulls = 4;
constexpr std::size_t kParallelRemovals = 2;
// A removal costs the Engine as much as a start, so it waits for starts, but no longer than this.
constexpr std::chrono::seconds kLongestWait(3);
// How long the Engine must have been idle: for a removal as long as it takes a created container to
// come back as a start, for a spare as long as it takes a task to come with its next container.
constexpr std::chrono::milliseconds kBreath(10), kMoment(100);

}  // namespace

void CallQueue::add(Lane lane, Job job, Time now) {
  at(lane).waiting.push_back({std::move(job), now});
}

// Starts and creates share their places. A removal waits for calm, but not longer than
// kLongestWait.
bool CallQueue::may_run(Lane lane, Time now) const {
  const Row& row = at(lane);
  if (row.waiting.empty()) return false;
  switch (lane) {
    case Lane::start:
    case Lane::create:
      return running(Lane::start) + running(Lane::create) < parallel_starts_;
    case Lane::pull:
      return row.running < kParallelPulls;
    case Lane::spare:
      return row.running == 0 && is_calm(kMoment, now);
    case Lane::remove:
      break;
  }
  const bool late = now >= row.waiting.front().since + kLongestWait;
  return row.running < kParallelRemovals && (is_calm(kBreath, now) || late);
}

// Also notes whether the Engine is calm, as each call of this is a moment at which it may change.
std::optional<std::pair<Lane, Job>> CallQueue::next(Time now) {
  if (is_busy()) calm_since_.reset();
  if (!is_busy() && !calm_since_) calm_since_ = now;
  if (held_) return std::nullopt;
  for (const Lane lane : {Lane::start, Lane::create, Lane::pull, Lane::remove, Lane::spare}) {
    if (!may_run(lane, now)) continue;
    Row& row = at(lane);
    auto job = std::move(row.waiting.front().job);
    row.waiting.pop_front();
    ++row.running;
    return std::pair(lane, std::move(job));
  }
  return std::nullopt;
}

void CallQueue::finished(Lane lane) {
  --at(lane).running;
}

std::optional<CallQueue::Time> CallQueue::next_look(Time now) const {
  if (held_) return std::nullopt;
  const Row &removals = at(Lane::remove), &spares = at(Lane::spare);
  std::optional<Time> look;
  const auto look_at = [&](Time time) {
    if (time > now && (!look || time < *look)) look = time;
  };
  if (!removals.waiting.empty() && removals.running < kParallelRemovals) {
    look_at(removals.waiting.front().since + kLongestWait);
    if (calm_since_) look_at(*calm_since_ + kBreath);
  }
  if (!spares.waiting.empty() && spares.running == 0 && calm_since_)
    look_at(*calm_since_ + kMoment);
  return look;
}

bool CallQueue::is_calm(std::chrono::milliseconds at_least, Time now) const {
  return calm_since_ && now >= *calm_since_ + at_least;
}

bool CallQueue::is_busy() const {
  for (const Lane lane : {Lane::start, Lane::create}) {
    if (at(lane).running > 0 || !at(lane).waiting.empty()) return true;
  }
  return false;
}

std::vector<Job> CallQueue::take_waiting() {
  std::vector<Job> jobs;
  for (Row& row : rows_) {
    for (auto& waiting : row.waiting) jobs.push_back(std::move(waiting.job));
    row.waiting.clear();
  }
  return jobs;
}

}  // namespace localecs::docker
