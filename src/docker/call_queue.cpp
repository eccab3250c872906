// Priorities and limits of the calls to the Engine.
#include "call_queue.hpp"

namespace localecs::docker {

namespace {

constexpr std::size_t parallel_pulls = 4;
constexpr std::size_t parallel_removals = 2;
// A removal costs the Engine as much as a start, so it waits for starts, but not for ever.
constexpr std::chrono::seconds longest_wait(3);
// A task that is being started comes back with its next call well within this.
constexpr std::chrono::milliseconds moment(100);

}  // namespace

void CallQueue::add(Lane lane, Job job, Time now) {
  at(lane).waiting.push_back({std::move(job), now});
}

bool CallQueue::may_run(Lane lane, Time now) const {
  const Row& row = at(lane);
  if (row.waiting.empty()) return false;
  switch (lane) {
    case Lane::start:
    case Lane::create:
      return running(Lane::start) + running(Lane::create) < parallel_starts_;
    case Lane::pull:
      return row.running < parallel_pulls;
    case Lane::spare:
      return row.running == 0 && calm_since_ && now >= *calm_since_ + moment;
    case Lane::remove:
      break;
  }
  const bool calm = at(Lane::start).waiting.empty() && at(Lane::create).waiting.empty();
  const bool late = now >= row.waiting.front().since + longest_wait;
  return row.running < parallel_removals && (calm || late);
}

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
  if (!removals.waiting.empty() && removals.running < parallel_removals) {
    const auto late = removals.waiting.front().since + longest_wait;
    if (late > now) look = late;
  }
  if (!spares.waiting.empty() && spares.running == 0 && calm_since_) {
    const auto calm = *calm_since_ + moment;
    if (calm > now && (!look || calm < *look)) look = calm;
  }
  return look;
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
