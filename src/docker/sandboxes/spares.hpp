// The sandboxes that wait for tasks: made ready, watched, handed out, and cleared away at the end.
#pragma once

#include <localecs/base/ids.hpp>

#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "containers/workshop.hpp"
#include "engine/alive_guard.hpp"
#include "engine/answers.hpp"
#include "engine/call_runner.hpp"
#include "pool.hpp"
#include "sandbox_maker.hpp"

namespace localecs::docker {

class Spares {
 public:
  Spares(Workshop& shop, CallRunner& runner);

  // A ready sandbox of that kind, which is the caller's from now on; nothing where none is ready or
  // while paused. Asking for a kind is what makes us keep it ready: see refill().
  std::optional<Spare> take(const Pool::Kind& kind);
  // Begins to make the next one that is missing, if none is being made already.
  void refill();

  // Hears early of the end of a sandbox, whether it waits here or is a task's by now.
  void watch(const std::string& runtime_id);
  // The sandbox has ended: if it waited here, it is removed and replaced.
  void lost(const std::string& runtime_id);
  // Sorts the containers of a list whose labels name no task. Gives back those that a task has
  // taken, under that task's key. One that is neither waiting here nor being made is a leftover of
  // an earlier run and is removed; one that waits here but is missing from the list is replaced.
  std::vector<effects::Listed> claim_unlabelled(std::vector<Unclaimed> found);

  // From here on until resume() nothing is made ready, and what is ready is forgotten.
  void pause();
  void resume() { is_paused_ = false; }
  bool is_paused() const { return is_paused_; }
  // Removes all that is ready and the networks that nobody uses; nothing is made any more. `done`
  // comes after ten seconds at the latest.
  void put_away(std::function<void()> done);

 private:
  void make_spare(Finished finished);
  void keep(const Pool::Kind& kind, const std::string& holder,
            const std::optional<effects::Problem>& problem, const MadeSandbox& made);
  void discard(const Spare& spare);
  void remove_soon(const std::string& runtime_id);
  void end_put_away();

  Workshop& shop_;
  CallRunner& runner_;
  Pool pool_;
  IdSource ids_;
  boost::asio::steady_timer timer_;
  AliveGuard alive_;
  bool is_paused_ = false;
  bool is_refilling_ = false;   // one is being made, or waits in the runner to be
  std::string making_;          // its name, once begun
  std::size_t discarding_ = 0;  // removals for put_away()
  std::vector<std::function<void()>> put_away_;
};

}  // namespace localecs::docker
