// Priorities and limits of the calls to the Engine.
#include "call_queue.hpp"

namespace localecs::docker {

namespace {

constexpr std::size_t parallel_pulls = 4;
constexpr std::size_t parallel_removals = 2;
// A removal costs the Engine as much as a start, so it waits for starts, but not for ever.
constexpr std::chrono::seconds longest_wait(3);
// A container that was created comes back to be started within a breath, a task that is being
// started with its next container within a moment.
constexpr std::chrono::milliseconds breath(10), moment(100);

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
      return row.running == 0 && is_calm(moment, now);
    case Lane::remove:
      break;
  }
  const bool late = now >= row.waiting.front().since + longest_wait;
  return row.running < parallel_removals && (is_calm(breath, now) || late);
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
  const auto look_at = [&](Time time) {
    if (time > now && (!look || time < *look)) look = time;
  };
  if (!removals.waiting.empty() && removals.running < parallel_removals) {
    look_at(removals.waiting.front().since + longest_wait);
    if (calm_since_) look_at(*calm_since_ + breath);
  }
  if (!spares.waiting.empty() && spares.running == 0 && calm_since_) look_at(*calm_since_ + moment);
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
