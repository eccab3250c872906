// Opens, reads and reopens the streams of container output.
#include "outputs.hpp"

#include <localecs/base/log.hpp>

#include <boost/asio/post.hpp>

namespace localecs::docker {

namespace {

constexpr std::chrono::milliseconds kPause(250);
constexpr std::chrono::seconds kLongestWait(5);
constexpr int kMostFailures = 4;  // an unreadable log stays unreadable

std::int64_t now_in_nanoseconds() {
  return std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
}

// As the Engine wants it: "1700000000.000000042".
std::string engine_time(std::int64_t nanoseconds) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  const std::string fraction = std::to_string(kSecond + nanoseconds % kSecond).substr(1);
  return std::to_string(nanoseconds / kSecond) + "." + fraction;
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
  // The start may be a repetition, because the answer to the first was lost. Then the run has begun
  // and is being read already.
  const auto* entry = roster_.find(effect.runtime_id);
  if (followed.is_open && entry && entry->listed.running) return;
  followed.expected = true;
  followed.has_begun = false;
  followed.next_run = now_in_nanoseconds();
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

void Outputs::on_running(const std::string& id) {
  auto* followed = find(id);
  if (!followed || !followed->expected) return;
  followed->has_begun = true;
  if (!followed->is_open) open(id);  // else when the run before has been read to its end
}

// Begins to read one run. A run that begins while the one before is still being read waits for
// end_run().
void Outputs::open(const std::string& id) {
  auto& followed = *find(id);
  followed.expected = followed.has_begun = false;
  followed.is_open = true;
  followed.is_over = false;
  followed.failures = 0;
  open_again(id);
}

// Asks for the log from the last line on. What comes twice is left out by the reader.
void Outputs::open_again(const std::string& id) {
  auto& followed = *find(id);
  followed.reader.resume();
  followed.problem.clear();
  followed.asked_since = followed.reader.since();
  std::string path = "/containers/" + id + "/logs?stdout=1&stderr=1&timestamps=1";
  if (!followed.is_over) path += "&follow=1";
  if (!followed.asked_since.empty()) path += "&since=" + followed.asked_since;
  if (followed.is_over && followed.expected) path += "&until=" + engine_time(followed.next_run);
  followed.call =
      link_.api.stream({"GET", path, "read"}, {},
                       alive_.guard([this, id](std::string_view data) { on_data(id, data); }),
                       alive_.guard([this, id](const Answer& answer) { on_closed(id, answer); }));
}

void Outputs::on_data(const std::string& id, std::string_view data) {
  auto* followed = find(id);
  if (!followed || !followed->problem.empty()) return;
  try {
    followed->reader.put(data, followed->lines);
  } catch (const std::exception& error) {
    followed->problem = error.what();
    link_.api.cancel(followed->call);
  }
  if (!followed->lines.empty()) report_soon(id);
}

// The Engine sends every line as a chunk of its own. All that one turn of the event loop brings is
// reported together.
void Outputs::report_soon(const std::string& id) {
  const bool posted = !unreported_.empty();
  unreported_.insert(id);
  if (posted) return;
  boost::asio::post(link_.loop, alive_.guard([this] {
    for (const auto& one : std::exchange(unreported_, {})) {
      if (auto* followed = find(one)) report(*followed);
    }
  }));
}

void Outputs::report(Followed& followed) {
  if (followed.lines.empty()) return;
  link_.report(effects::OutputLines{followed.key, std::exchange(followed.lines, {})});
}

// The stream has ended: because the run is over, the container is gone, or the connection broke.
void Outputs::on_closed(const std::string& id, const Answer& answer) {
  auto* followed = find(id);
  if (!followed) return;
  report(*followed);
  if (answer.status == kNotFound) return end_run(id);
  if (!answer.problem) return followed->is_over ? end_run(id) : on_stream_ended(id);
  // Only an error about the log itself counts as a failure, not that the Engine is away: then we
  // try for ever.
  const bool refused = answer.status != 0 || !followed->problem.empty();
  if (followed->reader.since() != followed->asked_since) followed->failures = 0;
  if (refused && ++followed->failures == kMostFailures) {
    const auto& words = followed->problem.empty() ? answer.problem->message : followed->problem;
    log::warn("the output of {} of {} cannot be read any further: {}", followed->key.container,
              followed->key.task_arn, words);
    return end_run(id);
  }
  open_later(id);
}

void Outputs::open_later(const std::string& id) {
  auto& followed = *find(id);
  followed.timer.expires_after(kPause);
  followed.timer.async_wait(alive_.guard([this, id](const boost::system::error_code& error) {
    if (!error && find(id)) open_again(id);
  }));
}

void Outputs::read_rest(const std::string& id) {
  find(id)->is_over = true;
  open_again(id);
}

// The Engine ends a stream when the container has ended, but also when it shuts down itself. So if
// the container seems to run, ask whether it does, and read on if so.
void Outputs::on_stream_ended(const std::string& id) {
  auto* followed = find(id);
  const auto* entry = roster_.find(id);
  if (followed->expected || !entry || !entry->listed.running) return read_rest(id);
  link_.api.inspect(id, alive_.guard([this, id](const Answer& answer, const auto& inspected) {
    auto* again = find(id);
    if (!again) return;
    const bool over = inspected ? !inspected->running : answer.status == kNotFound;
    return over || again->expected ? read_rest(id) : open_later(id);
  }));
}

void Outputs::end_run(const std::string& id) {
  auto& followed = *find(id);
  followed.reader.finish(followed.lines);
  report(followed);
  link_.report(effects::OutputEnded{followed.key});
  followed.is_open = false;
  followed.limit.cancel();
  // The callbacks may forget this container or begin another run: look it up again behind them.
  for (const auto& done : std::exchange(followed.waiting, {})) done();
  auto* left = find(id);
  if (!left) return;
  if (left->is_gone)
    followed_.erase(id);
  else if (left->has_begun)
    open(id);
}

// The limit is there because the Engine may hold a stream open: a removal must not wait for ever.
void Outputs::when_ended(const std::string& id, std::function<void()> done) {
  auto* followed = find(id);
  const auto* entry = roster_.find(id);
  if (!followed || !followed->is_open || (entry && entry->listed.running)) return done();
  followed->waiting.push_back(std::move(done));
  if (followed->waiting.size() > 1) return;
  followed->limit.expires_after(kLongestWait);
  followed->limit.async_wait(alive_.guard([this, id](const boost::system::error_code& error) {
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
