// Image pulls: one for each image and login, shared by all containers that ask for it meanwhile,
// and tried again where that may help.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "digests.hpp"
#include "engine/alive_guard.hpp"
#include "engine/call_runner.hpp"
#include "engine/engine_link.hpp"
#include "engine/event_stream.hpp"
#include "pull_progress.hpp"

namespace localecs::docker {

class Pulls {
 public:
  Pulls(EngineLink& link, CallRunner& runner, Digests& digests)
      : link_(link), runner_(runner), digests_(digests) {}

  // Reports Pulled.
  void pull(const effects::PullImage& effect);
  // Ends every pull: each is reported as unreachable, soon.
  void cancel_all();

 private:
  using Time = std::chrono::steady_clock::time_point;
  using Problem = effects::Problem;

  // What makes two pulls the same one.
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
    // The rest is about the attempt that is under way.
    EngineApi::Id call = 0;  // 0: none is under way
    Lines lines;
    PullProgress progress;
    bool has_begun = false;  // the Engine has sent something
    Time attempt_begun_at{}, heard_at{}, logged_at{};
    std::optional<Problem> late;      // why we gave the attempt up, where it took too long
    boost::asio::steady_timer timer;  // for the next progress, or until the next attempt
  };

  void start(const What& what, Finished finished);
  void attempt(const What& what);
  void on_data(const What& what, std::string_view data);
  void await_progress(const What& what);
  void on_ended(const What& what, const Answer& answer);
  std::optional<Problem> problem_of(Pull& pull, const Answer& answer) const;
  void conclude(const What& what, std::optional<Problem> problem);
  void answer_all(const What& what, const std::optional<Problem>& problem);

  EngineLink& link_;
  CallRunner& runner_;
  Digests& digests_;
  std::map<What, Pull> pulls_;
  AliveGuard alive_;
};

}  // namespace localecs::docker
