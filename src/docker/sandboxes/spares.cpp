// Keeps sandboxes ready, and clears away those that are not needed.
#include "spares.hpp"

#include <localecs/base/log.hpp>

#include <algorithm>

#include "clearing/leftovers.hpp"
#include "containers/stop_and_remove.hpp"

namespace localecs::docker {

using effects::Problem;
using SteadyClock = std::chrono::steady_clock;

namespace {

// The daemon wants to end: it does not wait longer for an Engine that is stuck.
constexpr std::chrono::seconds kLongestPutAway(10);

}  // namespace

Spares::Spares(Workshop& shop, CallRunner& runner)
    : shop_(shop), runner_(runner), pool_(shop.options.warm_sandboxes), timer_(shop.loop) {}

std::optional<Spare> Spares::take(const Pool::Kind& kind) {
  if (is_paused_) return std::nullopt;
  // The task that takes it comes with its containers in a moment: the next spare must not be made
  // beside their start.
  runner_.disturb();
  for (const auto& spare : pool_.want(kind)) discard(spare);
  return pool_.take(kind);
}

void Spares::refill() {
  if (is_paused_ || is_refilling_) return;
  const auto now = SteadyClock::now();
  if (!pool_.missing(now)) {
    const auto look = pool_.next_look(now);
    if (!look) return;
    timer_.expires_at(*look);
    timer_.async_wait(alive_.guard([this](const boost::system::error_code& error) {
      if (!error) refill();
    }));
    return;
  }
  is_refilling_ = true;
  runner_.add(
      Lane::spare, [this](Finished finished) { make_spare(std::move(finished)); },
      [this] { is_refilling_ = false; });
}

// One at a time. The kind is chosen only now: tasks may have asked for another one while this
// waited.
void Spares::make_spare(Finished finished) {
  const auto kind = pool_.missing(SteadyClock::now());
  if (!kind) {
    is_refilling_ = false;
    finished();
    return end_put_away();
  }
  making_ = "localecs-sandbox-" + ids_.hex(16);
  SandboxOrder order;
  order.spec.name = order.holder = making_;
  order.spec.network = kind->network;
  order.spec.extra_hosts = kind->extra_hosts;
  order.key.container = effects::kSandboxName;
  make_sandbox(shop_, order,
               [this, kind = *kind, finished = std::move(finished)](
                   const std::optional<Problem>& problem, const MadeSandbox& made) {
                 is_refilling_ = false;
                 keep(kind, std::exchange(making_, {}), problem, made);
                 finished();
                 end_put_away();
                 refill();
               });
}

// Puts the new sandbox on its shelf. It may have become useless while it was made.
void Spares::keep(const Pool::Kind& kind, const std::string& holder,
                  const std::optional<Problem>& problem, const MadeSandbox& made) {
  if (problem) {
    log::debug("no sandbox could be made ready: {}", problem->message);
    shop_.networks.leave(holder);
    return pool_.failed(SteadyClock::now());
  }
  pool_.succeeded();
  const Spare spare{made.runtime_id, holder, *made.address};
  if (is_paused_) return discard(spare);
  pool_.put(kind, spare);
  if (!pool_.has(spare.runtime_id)) return discard(spare);  // its kind has been dropped meanwhile
  watch(spare.runtime_id);
}

// An inspect gives the process id to watch. When the process dies the sandbox is replaced if it is
// still ready, or its task hears of the death if one has taken it.
void Spares::watch(const std::string& runtime_id) {
  shop_.api.inspect(runtime_id, [this, runtime_id](const Answer&, const auto& inspected) {
    if (!inspected || !inspected->running) return;
    shop_.deaths.watch(runtime_id, inspected->pid, [this, runtime_id] {
      const auto* entry = shop_.roster.find(runtime_id);
      if (!entry) return lost(runtime_id);
      if (entry->listed.running) shop_.report(effects::Dying{entry->listed.key});
    });
  });
}

void Spares::lost(const std::string& runtime_id) {
  const auto spare = pool_.lose(runtime_id, SteadyClock::now());
  if (!spare) return;
  discard(*spare);
  refill();
}

std::vector<effects::Listed> Spares::claim_unlabelled(std::vector<Unclaimed> found) {
  std::vector<effects::Listed> claimed;
  // A spare that is not in the list has vanished. One made after the list was asked for is not in
  // it either, and is replaced needlessly: that is rare, and harmless.
  for (const auto& id : pool_.ids()) {
    const auto shown = std::ranges::find(
        found, id, [](const Unclaimed& one) -> const auto& { return one.listed.runtime_id; });
    if (shown == found.end()) lost(id);
  }
  for (auto& one : found) {
    const auto& id = one.listed.runtime_id;
    if (const auto* entry = shop_.roster.find(id)) {
      one.listed.key = entry->listed.key;
      claimed.push_back(std::move(one.listed));
    } else if (pool_.has(id)) {
      if (!one.listed.running) lost(id);
    } else if (making_.empty() || one.name != making_) {
      remove_soon(id);
    }
  }
  refill();
  return claimed;
}

void Spares::discard(const Spare& spare) {
  shop_.deaths.forget(spare.runtime_id);
  shop_.networks.leave(spare.holder);
  remove_soon(spare.runtime_id);
}

void Spares::remove_soon(const std::string& runtime_id) {
  runner_.add(
      Lane::remove,
      [this, runtime_id](const Finished& finished) {
        remove_by_force(shop_, runtime_id, [finished](const auto&) { finished(); });
      },
      [] {});
}

// The sandboxes themselves are left to the sweep that follows; only their addresses are free again.
void Spares::pause() {
  is_paused_ = true;
  for (const auto& spare : pool_.clear()) shop_.networks.leave(spare.holder);
}

// Removes the spares, then the networks, and calls `done`; after the time limit at once.
void Spares::put_away(std::function<void()> done) {
  is_paused_ = true;
  auto once = std::make_shared<std::function<void()>>(std::move(done));
  const auto end = [once] {
    if (const auto call = std::exchange(*once, {})) call();
  };
  timer_.expires_after(kLongestPutAway);
  timer_.async_wait(alive_.guard([end](const boost::system::error_code& error) {
    if (!error) end();
  }));
  put_away_.push_back(end);
  for (const auto& spare : pool_.clear()) {
    ++discarding_;
    remove_by_force(shop_, spare.runtime_id, [this](const auto&) {
      --discarding_;
      end_put_away();
    });
  }
  end_put_away();
}

void Spares::end_put_away() {
  if (put_away_.empty() || discarding_ > 0 || is_refilling_) return;
  remove_networks(shop_, shop_.networks,
                  [calls = std::exchange(put_away_, {})](const std::string&) {
                    for (const auto& call : calls) call();
                  });
}

}  // namespace localecs::docker
