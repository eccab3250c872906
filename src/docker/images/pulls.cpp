// POST /images/create: a stream that says 200 first and what went wrong later.
#include "pulls.hpp"

#include <localecs/base/log.hpp>
#include <localecs/base/text.hpp>

#include "engine/answers.hpp"
#include "image_reference.hpp"
#include "pull_errors.hpp"
#include "registry_logins.hpp"

namespace localecs::docker {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr int kMostAttempts = 5;
constexpr std::chrono::milliseconds kLongestPause(5000);
constexpr std::chrono::seconds kLogPause(5);  // between two lines on one pull

std::string path_of(const std::string& image, const std::string& platform) {
  const auto [name, tag] = read_reference(image);
  auto path = "/images/create?fromImage=" + percent_encode(name) + "&tag=" + percent_encode(tag);
  if (!platform.empty()) path += "&platform=" + percent_encode(platform);
  return path;
}

effects::Problem dropped() {
  return {effects::Problem::Kind::unreachable, "dropped: everything is being removed"};
}

}  // namespace

// The login is part of what is asked for: a container must not get an image by another one's login.
void Pulls::pull(const effects::PullImage& effect) {
  const auto login =
      effect.login ? effect.login : instance_login(link_.options.registry_auth, effect.image);
  What what{effect.image, effect.platform, {}, {}};
  if (login) std::tie(what.user, what.password) = std::tie(login->user, login->password);
  const auto [place, is_new] = pulls_.try_emplace(what, link_.loop);
  place->second.waiting.push_back(effect.key);
  if (!is_new) return;
  runner_.add(
      Lane::pull, [this, what](Finished finished) { start(what, std::move(finished)); },
      [this, what] { answer_all(what, dropped()); });
}

void Pulls::start(const What& what, Finished finished) {
  auto& pull = pulls_.at(what);
  pull.finished = std::move(finished);
  pull.begun_at = pull.logged_at = SteadyClock::now();
  log::info("pulling {}", what.image);
  attempt(what);
}

void Pulls::attempt(const What& what) {
  auto& pull = pulls_.at(what);
  ++pull.attempt;
  pull.lines = Lines();
  pull.progress = PullProgress();
  pull.has_begun = false;
  pull.late.reset();
  pull.attempt_begun_at = SteadyClock::now();
  Ask ask{"POST", path_of(what.image, what.platform), "pulled", link_.options.pull_timeout};
  if (!what.user.empty()) {
    const effects::RegistryLogin login{what.user, what.password};
    ask.headers.emplace_back("X-Registry-Auth", registry_header(login, what.image));
  }
  pull.call = link_.api.stream(
      std::move(ask), {}, [this, what](std::string_view data) { on_data(what, data); },
      [this, what](const Answer& answer) { on_ended(what, answer); });
  await_progress(what);
}

// Data of any kind counts as progress; a line about it is logged every few seconds.
void Pulls::on_data(const What& what, std::string_view data) {
  auto& pull = pulls_.at(what);
  pull.heard_at = SteadyClock::now();
  if (!std::exchange(pull.has_begun, true)) await_progress(what);
  pull.lines.put(data, [&pull](std::string_view line) { pull.progress.take(line); });
  if (pull.heard_at < pull.logged_at + kLogPause) return;
  pull.logged_at = pull.heard_at;
  log::info("pulling {}: {}", what.image, pull.progress.so_far());
}

// Gives the attempt up when it has made no progress for too long. The timer is not set anew by
// every piece of data: when it fires, it looks when data came last and waits for the rest of the
// time.
void Pulls::await_progress(const What& what) {
  auto& pull = pulls_.at(what);
  const auto& options = link_.options;
  const auto due = pull.has_begun ? pull.heard_at + options.pull_idle_timeout
                                  : pull.attempt_begun_at + options.pull_begin_timeout;
  if (due <= SteadyClock::now()) {
    pull.late = pull.has_begun ? Problem{Problem::Kind::timed_out,
                                         "inactivity time exceeded timeout while pulling image"}
                               : timed_out("pullBegin", options.pull_begin_timeout);
    return link_.api.cancel(pull.call);
  }
  pull.timer.expires_at(due);
  pull.timer.async_wait(alive_.guard([this, what](const boost::system::error_code& error) {
    const auto found = pulls_.find(what);
    if (!error && found != pulls_.end() && found->second.call != 0) await_progress(what);
  }));
}

// The call may have ended well and the pull not: then a line of the stream has an error.
std::optional<Pulls::Problem> Pulls::problem_of(Pull& pull, const Answer& answer) const {
  if (pull.late) return pull.late;
  auto problem = answer.problem;
  if (!problem) {
    pull.progress.take(pull.lines.rest());
    const auto& error = pull.progress.error();
    if (!error.empty()) problem = Problem{Problem::Kind::refused, error};
  } else if (problem->kind == Problem::Kind::no_image) {
    problem->kind = Problem::Kind::refused;  // `no_image` would ask for the pull that just failed
  }
  return problem;
}

// Tries again after a pause that doubles, unless the error is final or time has run out.
void Pulls::on_ended(const What& what, const Answer& answer) {
  auto& pull = pulls_.at(what);
  pull.call = 0;
  pull.timer.cancel();
  const auto problem = problem_of(pull, answer);
  const auto pause = std::min(link_.options.pull_pause * (1 << (pull.attempt - 1)), kLongestPause);
  const auto end = pull.begun_at + link_.options.pull_timeout;
  if (!problem || !is_transient(*problem) || pull.attempt == kMostAttempts ||
      SteadyClock::now() + pause >= end)
    return conclude(what, problem);
  log::warn("pulling {} has failed, trying again in {} ms: {}", what.image, pause.count(),
            problem->message);
  pull.timer.expires_after(pause);
  pull.timer.async_wait(alive_.guard([this, what](const boost::system::error_code& error) {
    if (!error && pulls_.contains(what)) attempt(what);
  }));
}

void Pulls::conclude(const What& what, std::optional<Problem> problem) {
  auto& pull = pulls_.at(what);
  const auto finished = std::move(pull.finished);
  const std::chrono::duration<double> took = SteadyClock::now() - pull.begun_at;
  const auto fetched = pull.progress.summary();  // answer_all() ends the pull's life
  if (problem) {
    log::warn("pulling {} has failed: {}", what.image, problem->message);
    problem->message = with_advice(problem->message);
  } else {
    digests_.forget();
    if (!fetched.empty()) log::info("pulled {}: {} in {:.1f} s", what.image, fetched, took.count());
  }
  answer_all(what, problem);
  finished();
}

void Pulls::answer_all(const What& what, const std::optional<Problem>& problem) {
  const auto pull = pulls_.extract(what);
  for (const auto& key : pull.mapped().waiting) link_.report(effects::Pulled{key, problem});
}

void Pulls::cancel_all() {
  std::vector<What> resting;
  for (const auto& [what, pull] : pulls_)
    pull.call != 0 ? link_.api.cancel(pull.call) : resting.push_back(what);
  // Between two attempts there is no call whose end would conclude the pull.
  for (const auto& what : resting) conclude(what, dropped());
}

}  // namespace localecs::docker
