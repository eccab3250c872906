// Lists, removes, and lists again: what was being created when it began turns up in a later round.
#include "sweep.hpp"

#include "engine/answers.hpp"
#include "engine/event_stream.hpp"
#include "leftovers.hpp"

namespace localecs::docker {

namespace {

constexpr std::size_t parallel = 4;
constexpr unsigned not_found = 404;
constexpr int most_futile_rounds = 10;
constexpr std::chrono::milliseconds pause(50);

}  // namespace

void Sweep::begin(Done done) {
  waiting_.push_back(std::move(done));
  if (waiting_.size() > 1) return;
  futile_rounds_ = 0;
  list();
}

void Sweep::list() {
  const auto path = "/containers/json?all=1&filters=" + owner_filter(link_.options.owner);
  link_.api.ask({"GET", path, "listed", link_.options.inspect_timeout},
                [this](const Answer& answer) { listed(answer); });
}

void Sweep::listed(const Answer& answer) {
  if (answer.problem) return end(answer.problem->message);
  auto ids = read_ids(answer.body);
  if (!ids) return end("the Docker Engine's list of containers makes no sense");
  if (ids->empty()) return runner_.is_quiet() ? remove_the_rest() : list_again_soon();
  left_ = std::move(*ids);
  progress_ = false;
  while (in_flight_ < parallel && !left_.empty()) remove_next();
}

// No container of ours is left to use them.
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
      [this](const Answer& answer) { removed(answer); });
}

void Sweep::removed(const Answer& answer) {
  --in_flight_;
  const bool gone = !answer.problem || answer.status == not_found;
  if (!gone) problem_ = answer.problem->message;
  progress_ = progress_ || gone;
  if (!left_.empty()) return remove_next();
  if (in_flight_ == 0) end_round();
}

// A container that somebody else is removing resists for a moment, one that the Engine cannot
// remove resists for ever.
void Sweep::end_round() {
  if (progress_) {
    futile_rounds_ = 0;
    return list();
  }
  if (++futile_rounds_ == most_futile_rounds) return end(problem_);
  list_again_soon();
}

void Sweep::list_again_soon() {
  timer_.expires_after(pause);
  timer_.async_wait(lifeline_.guard([this](const boost::system::error_code& error) {
    if (!error) list();
  }));
}

void Sweep::end(const std::string& problem) {
  for (const auto& done : std::exchange(waiting_, {})) done(problem);
}

}  // namespace localecs::docker
