// Sandboxes for tasks: from the ready-made ones, made to order, or left out.
#pragma once

#include <boost/asio/steady_timer.hpp>

#include <localecs/base/ids.hpp>

#include "engine/answers.hpp"
#include "engine/call_runner.hpp"
#include "engine/event_stream.hpp"
#include "pool.hpp"
#include "sandbox_maker.hpp"

namespace localecs::docker {

class Sandboxes {
 public:
  Sandboxes(Workshop& shop, CallRunner& runner);

  void prepare(const effects::PrepareSandbox& effect);
  void release(const effects::ReleaseSandbox& effect);

  // An event of a container whose labels name no task. Gives the key it belongs under, if a task
  // has it by now.
  std::optional<effects::ContainerKey> owner_of(const Event& event);
  // Such containers in a list. Those that a task has are given back under their task's key; what is
  // neither in the pool nor on its way there is a leftover of an earlier run, and removed.
  std::vector<effects::Listed> sort_out(std::vector<Unclaimed> found);

  // From here on until resume() nothing is made ready, and what is ready is forgotten.
  void pause();
  void resume();
  // Removes all that is ready and the networks that nobody uses. Nothing is made any more.
  void put_away(std::function<void()> done);

 private:
  void take(const effects::PrepareSandbox& effect, Spare spare);
  void make(const effects::PrepareSandbox& effect);
  void leave_out(const effects::PrepareSandbox& effect);
  void tell_soon(effects::SandboxReady outcome);

  void refill();
  void make_spare(Finished finished);
  void spare_made(const Pool::Kind& kind, const std::string& holder,
                  const std::optional<effects::Problem>& problem, const MadeSandbox& made);
  void watch(const std::string& runtime_id);
  void lost(const std::string& runtime_id);
  void discard(const Spare& spare);
  void remove_soon(const std::string& runtime_id);
  void end_put_away();

  Workshop& shop_;
  CallRunner& runner_;
  Pool pool_;
  IdSource ids_;
  boost::asio::steady_timer timer_;
  Lifeline lifeline_;
  bool paused_ = false;
  bool refilling_ = false;      // a spare one is being made, or waits to be
  std::string making_;          // its name, once begun
  std::size_t discarding_ = 0;  // removals for put_away()
  std::vector<std::function<void()>> put_away_;
};

}  // namespace localecs::docker
