// Opens, reads and reopens the streams of container output.
#include "outputs.hpp"

#include <localecs/base/log.hpp>

#include <boost/asio/post.hpp>

namespace localecs::docker {

namespace {

constexpr unsigned not_found = 404;
constexpr std::chrono::milliseconds pause(250);
constexpr std::chrono::seconds longest_wait(5);
constexpr int most_futile = 4;  // an unreadable log stays unreadable

std::int64_t now_in_nanoseconds() {
  return std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

Outputs::Followed* Outputs::find(const std::string& id) {
  const auto found = followed_.find(id);
  return found == followed_.end() ? nullptr : &found->second;
}

void Outputs::expect(const effects::StartContainer& effect) {
  if (!effect.output.follow) return;
  const auto [place, is_new] = followed_.try_emplace(effect.runtime_id, link_.loop);
  auto& followed = place->second;
  followed.key = effect.key;
  if (is_new && effect.is_restart) followed.reader.skip_until(now_in_nanoseconds());
  // Asked for again because the answer was lost: that run is being read already.
  const auto* entry = roster_.find(effect.runtime_id);
  if (followed.is_open && entry && entry->listed.running) return;
  followed.expected = true;
  followed.has_begun = false;
}

void Outputs::take_over(const effects::Held& held) {
  auto& followed = followed_.try_emplace(held.runtime_id, link_.loop).first->second;
  followed.key = held.key;
  followed.reader.continue_from(held.read_to);
  followed.is_taken_over = true;
}

void Outputs::open_taken_over() {
  std::vector<std::string> ids;
  for (auto& [id, followed] : followed_) {
    if (std::exchange(followed.is_taken_over, false) && !followed.is_open) ids.push_back(id);
  }
  for (const auto& id : ids) open(id);
}

void Outputs::runs(const std::string& id) {
  auto* followed = find(id);
  if (!followed || !followed->expected) return;
  followed->has_begun = true;
  if (!followed->is_open) open(id);  // else when the run before has been read to its end
}

void Outputs::open(const std::string& id) {
  auto& followed = *find(id);
  followed.expected = followed.has_begun = false;
  followed.is_open = true;
  followed.futile = 0;
  open_again(id);
}

void Outputs::open_again(const std::string& id) {
  auto& followed = *find(id);
  followed.reader.resume();
  followed.problem.clear();
  followed.asked_since = followed.reader.since();
  std::string path = "/containers/" + id + "/logs?follow=1&stdout=1&stderr=1&timestamps=1";
  if (!followed.asked_since.empty()) path += "&since=" + followed.asked_since;
  followed.call =
      link_.api.stream({"GET", path, "read"}, {},
                       lifeline_.guard([this, id](std::string_view data) { take(id, data); }),
                       lifeline_.guard([this, id](const Answer& answer) { closed(id, answer); }));
}

void Outputs::take(const std::string& id, std::string_view data) {
  auto* followed = find(id);
  if (!followed || !followed->problem.empty()) return;
  try {
    followed->reader.put(data, followed->lines);
  } catch (const std::exception& error) {
    followed->problem = error.what();
    link_.api.cancel(followed->call);
  }
  if (!followed->lines.empty()) tell_soon(id);
}

// The Engine sends every line as a chunk of its own; all that one turn of the loop brings is told
// together.
void Outputs::tell_soon(const std::string& id) {
  const bool posted = !untold_.empty();
  untold_.insert(id);
  if (posted) return;
  boost::asio::post(link_.loop, lifeline_.guard([this] {
    for (const auto& one : std::exchange(untold_, {})) {
      if (auto* followed = find(one)) tell(*followed);
    }
  }));
}

void Outputs::tell(Followed& followed) {
  if (followed.lines.empty()) return;
  link_.report(effects::OutputLines{followed.key, std::exchange(followed.lines, {})});
}

void Outputs::closed(const std::string& id, const Answer& answer) {
  auto* followed = find(id);
  if (!followed) return;
  tell(*followed);
  if (answer.status == not_found) return end(id);
  if (!answer.problem) return settle(id);
  // What the Engine says of its log counts; that it is away does not.
  const bool refused = answer.status != 0 || !followed->problem.empty();
  if (followed->reader.since() != followed->asked_since) followed->futile = 0;
  if (refused && ++followed->futile == most_futile) {
    const auto& words = followed->problem.empty() ? answer.problem->message : followed->problem;
    log::warn("the output of {} of {} cannot be read any further: {}", followed->key.container,
              followed->key.task_arn, words);
    return end(id);
  }
  followed->timer.expires_after(pause);
  followed->timer.async_wait(lifeline_.guard([this, id](const boost::system::error_code& error) {
    if (!error && find(id)) open_again(id);
  }));
}

// The Engine ends the stream when the container has ended, or when the Engine itself goes.
void Outputs::settle(const std::string& id) {
  auto* followed = find(id);
  const auto* entry = roster_.find(id);
  if (followed->expected || !entry || !entry->listed.running) return end(id);
  link_.api.inspect(id, lifeline_.guard([this, id](const Answer& answer, const auto& inspected) {
    auto* again = find(id);
    if (!again) return;
    const bool over = inspected ? !inspected->running : answer.status == not_found;
    if (over || again->expected) return end(id);
    again->timer.expires_after(pause);
    again->timer.async_wait(lifeline_.guard([this, id](const boost::system::error_code& error) {
      if (!error && find(id)) open_again(id);
    }));
  }));
}

void Outputs::end(const std::string& id) {
  auto& followed = *find(id);
  followed.reader.finish(followed.lines);
  tell(followed);
  link_.report(effects::OutputEnded{followed.key});
  followed.is_open = false;
  followed.limit.cancel();
  for (const auto& done : std::exchange(followed.waiting, {})) done();
  auto* left = find(id);
  if (!left) return;
  if (left->is_gone) {
    followed_.erase(id);
  } else if (left->has_begun) {
    open(id);
  }
}

void Outputs::when_ended(const std::string& id, std::function<void()> done) {
  auto* followed = find(id);
  const auto* entry = roster_.find(id);
  if (!followed || !followed->is_open || (entry && entry->listed.running)) return done();
  followed->waiting.push_back(std::move(done));
  if (followed->waiting.size() > 1) return;
  followed->limit.expires_after(longest_wait);
  followed->limit.async_wait(lifeline_.guard([this, id](const boost::system::error_code& error) {
    auto* late = find(id);
    if (error || !late) return;
    for (const auto& one : std::exchange(late->waiting, {})) one();
  }));
}

void Outputs::forget(const std::string& id) {
  auto* followed = find(id);
  if (!followed) return;
  followed->is_gone = true;
  if (!followed->is_open) followed_.erase(id);
}

}  // namespace localecs::docker
