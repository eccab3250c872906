// Priorities and limits of the calls to the Engine.
#include "call_queue.hpp"

namespace localecs::docker {

namespace {

constexpr std::size_t parallel_pulls = 4;
constexpr std::size_t parallel_removals = 2;
// A removal costs the Engine as much as a start, so it waits for starts, but not for ever.
constexpr std::chrono::seconds longest_wait(3);

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
    case Lane::remove:
      break;
  }
  const bool calm = at(Lane::start).waiting.empty() && at(Lane::create).waiting.empty();
  const bool late = now >= row.waiting.front().since + longest_wait;
  return row.running < parallel_removals && (calm || late);
}

std::optional<std::pair<Lane, Job>> CallQueue::next(Time now) {
  if (held_) return std::nullopt;
  for (const Lane lane : {Lane::start, Lane::create, Lane::pull, Lane::remove}) {
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
  const Row& removals = at(Lane::remove);
  if (held_ || removals.waiting.empty() || removals.running == parallel_removals) {
    return std::nullopt;
  }
  const auto late = removals.waiting.front().since + longest_wait;
  return late > now ? std::optional(late) : std::nullopt;
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
