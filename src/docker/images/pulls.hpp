// Image pulls: one for each image and login, shared by all who ask for it meanwhile, and tried
// again where that may help.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "digests.hpp"
#include "engine/call_runner.hpp"
#include "engine/engine_link.hpp"
#include "engine/event_stream.hpp"
#include "engine/lifeline.hpp"
#include "pull_progress.hpp"

namespace localecs::docker {

class Pulls {
 public:
  Pulls(EngineLink& link, CallRunner& runner, Digests& digests)
      : link_(link), runner_(runner), digests_(digests) {}

  void pull(const effects::PullImage& effect);
  void cancel_all();  // they are answered as unreachable, soon

 private:
  using Time = std::chrono::steady_clock::time_point;
  using Problem = effects::Problem;

  struct What {
    std::string image, platform, user, password;  // no login: both empty
    auto operator<=>(const What&) const = default;
  };
  struct Pull {
    explicit Pull(boost::asio::io_context& loop) : timer(loop) {}

    std::vector<effects::ContainerKey> waiting;
    Finished finished;
    Time begun_at{};
    int attempt = 0;
    // Of the attempt.
    EngineApi::Id call = 0;  // 0: none is under way
    Lines lines;
    PullProgress progress;
    bool has_begun = false;
    Time attempt_begun_at{}, heard_at{}, logged_at{};
    std::optional<Problem> late;      // we have given it up
    boost::asio::steady_timer timer;  // for its next word, or until the next attempt
  };

  void begin(const What& what, Finished finished);
  void attempt(const What& what);
  void take(const What& what, std::string_view data);
  void await_word(const What& what);
  void ended(const What& what, const Answer& answer);
  std::optional<Problem> problem_of(Pull& pull, const Answer& answer) const;
  void conclude(const What& what, std::optional<Problem> problem);
  void answer_all(const What& what, const std::optional<Problem>& problem);

  EngineLink& link_;
  CallRunner& runner_;
  Digests& digests_;
  std::map<What, Pull> pulls_;
  Lifeline lifeline_;
};

}  // namespace localecs::docker
