// Lists, removes, and lists again: what was being created when it began turns up in a later round.
#include "sweep.hpp"

#include "engine/answers.hpp"
#include "engine/event_stream.hpp"
#include "leftovers.hpp"

namespace localecs::docker {

namespace {

constexpr std::size_t kParallel = 4;
constexpr int kMostFutileRounds = 10;
constexpr std::chrono::milliseconds kPause(50);

}  // namespace

void Sweep::remove_all(Done done) {
  waiting_.push_back(std::move(done));
  if (waiting_.size() > 1) return;
  futile_rounds_ = 0;
  list();
}

void Sweep::list() {
  const auto path = "/containers/json?all=1&filters=" + owner_filter(link_.options.owner);
  link_.api.ask({"GET", path, "listed", link_.options.inspect_timeout},
                [this](const Answer& answer) { on_listed(answer); });
}

void Sweep::on_listed(const Answer& answer) {
  if (answer.problem) return end(answer.problem->message);
  auto ids = read_ids(answer.body);
  if (!ids) return end("the Docker Engine's list of containers makes no sense");
  if (ids->empty()) return runner_.is_quiet() ? remove_the_rest() : list_again_soon();
  left_ = std::move(*ids);
  has_progress_ = false;
  while (in_flight_ < kParallel && !left_.empty()) remove_next();
}

// Volumes and networks come last: now no container of ours is left to use them.
void Sweep::remove_the_rest() {
  remove_volumes(link_, [this](const std::string& problem) {
    if (!problem.empty()) return end(problem);
    remove_networks(link_, networks_, [this](const std::string& failed) { end(failed); });
  });
}

void Sweep::remove_next() {
  const auto id = std::move(left_.back());
  left_.pop_back();
  ++in_flight_;
  link_.api.ask(
      {"DELETE", "/containers/" + id + "?force=1&v=1", "removed", link_.options.remove_timeout},
      [this](const Answer& answer) { on_removed(answer); });
}

void Sweep::on_removed(const Answer& answer) {
  --in_flight_;
  const bool gone = !answer.problem || answer.status == kNotFound;
  if (!gone) problem_ = answer.problem->message;
  has_progress_ = has_progress_ || gone;
  if (!left_.empty()) return remove_next();
  if (in_flight_ == 0) end_round();
}

// A container that somebody else is removing cannot be removed for a moment, one with which the
// Engine is at odds never can: give up after several rounds without any removal.
void Sweep::end_round() {
  if (has_progress_) {
    futile_rounds_ = 0;
    return list();
  }
  if (++futile_rounds_ == kMostFutileRounds) return end(problem_);
  list_again_soon();
}

void Sweep::list_again_soon() {
  timer_.expires_after(kPause);
  timer_.async_wait(alive_.guard([this](const boost::system::error_code& error) {
    if (!error) list();
  }));
}

void Sweep::end(const std::string& problem) {
  for (const auto& done : std::exchange(waiting_, {})) done(problem);
}

}  // namespace localecs::docker
