// Gives sandboxes to tasks.
#include "sandboxes.hpp"

#include <boost/asio/post.hpp>

#include <localecs/base/text.hpp>

#include "containers/exits.hpp"
#include "containers/stop_and_remove.hpp"

namespace localecs::docker {

using namespace effects;

namespace {

// Nothing about it is particular to the task.
bool is_plain(const SandboxSpec& spec) {
  return spec.network && spec.sysctls.empty() && !spec.shares_ipc;
}

Pool::Kind kind_of(const SandboxSpec& spec) {
  return {*spec.network, spec.extra_hosts};
}

SandboxReady dropped(const ContainerKey& key) {
  return {key, Problem{Problem::Kind::unreachable, "dropped: everything is being removed"}, "", {}};
}

}  // namespace

Sandboxes::Sandboxes(Workshop& shop, CallRunner& runner)
    : shop_(shop), runner_(runner), spares_(shop, runner) {}

void Sandboxes::prepare(const PrepareSandbox& effect) {
  if (!is_plain(effect.spec)) return make(effect);
  if (auto spare = spares_.take(kind_of(effect.spec))) return take(effect, std::move(*spare));
  effect.spec.may_be_left_out ? leave_out(effect) : make(effect);
  spares_.refill();
}

void Sandboxes::tell_soon(SandboxReady outcome) {
  boost::asio::post(shop_.loop, lifeline_.guard([this, outcome = std::move(outcome)] {
    conclude_start(shop_, outcome.key, outcome.runtime_id, outcome);
  }));
}

void Sandboxes::take(const PrepareSandbox& effect, Spare spare) {
  shop_.networks.leave(effect.key.task_arn);
  shop_.networks.pass_on(spare.holder, effect.key.task_arn);
  begin_start(shop_, effect.key, spare.runtime_id);
  ran(shop_, effect.key, spare.runtime_id);
  tell_soon({effect.key, {}, spare.runtime_id, spare.address});
  // Only for those who look at the Engine's own list.
  runner_.add(
      Lane::remove,
      [this, id = spare.runtime_id, name = effect.spec.name](const Finished& finished) {
        shop_.api.ask({"POST", "/containers/" + id + "/rename?name=" + percent_encode(name),
                       "renamed", shop_.options.inspect_timeout},
                      [finished](const Answer&) { finished(); });
      },
      [] {});
  spares_.refill();
}

void Sandboxes::make(const PrepareSandbox& effect) {
  runner_.add(
      Lane::create,
      [this, effect](const Finished& finished) {
        make_sandbox(shop_, {effect.spec, effect.key, effect.key.task_arn},
                     [this, key = effect.key, finished](const auto& problem, const auto& made) {
                       const SandboxReady outcome{key, problem, made.runtime_id, made.address};
                       if (problem) {
                         shop_.report(outcome);
                       } else {
                         conclude_start(shop_, key, made.runtime_id, outcome);
                         spares_.watch(made.runtime_id);
                       }
                       finished();
                     });
      },
      [this, key = effect.key] { shop_.report(dropped(key)); });
}

void Sandboxes::leave_out(const PrepareSandbox& effect) {
  const auto place = spares_.is_paused()
                         ? std::nullopt
                         : shop_.networks.join_now(*effect.spec.network, effect.key.task_arn);
  if (place) {
    boost::asio::post(shop_.loop, lifeline_.guard([this, key = effect.key, place] {
      shop_.report(SandboxReady{key, {}, "", place->address});
    }));
    return;
  }
  runner_.add(
      Lane::create,
      [this, effect](const Finished& finished) {
        shop_.networks.join(
            *effect.spec.network, effect.key.task_arn,
            [this, key = effect.key, finished](const auto& problem, const Place& joined) {
              SandboxReady outcome{key, problem, "", {}};
              if (!problem) outcome.address = joined.address;
              shop_.report(std::move(outcome));
              finished();
            });
      },
      [this, key = effect.key] { shop_.report(dropped(key)); });
}

void Sandboxes::release(const ReleaseSandbox& effect) {
  if (effect.runtime_id.empty()) {
    shop_.networks.leave(effect.key.task_arn);
    boost::asio::post(shop_.loop, lifeline_.guard([this, key = effect.key] {
      shop_.report(SandboxReleased{key, {}});
    }));
    return;
  }
  const auto run = [this, effect](const Finished& finished) {
    // Its end is what was asked for, and no news.
    shop_.deaths.forget(effect.runtime_id);
    shop_.roster.removed(effect.runtime_id);
    remove_by_force(shop_, effect.runtime_id,
                    [this, key = effect.key, finished](const auto& problem) {
                      if (!problem) shop_.networks.leave(key.task_arn);
                      shop_.report(SandboxReleased{key, problem});
                      finished();
                    });
  };
  runner_.add(Lane::remove, run, [this, key = effect.key] {
    shop_.report(SandboxReleased{key, dropped(key).problem});
  });
}

std::optional<ContainerKey> Sandboxes::owner_of(const Event& event) {
  if (const auto* entry = shop_.roster.find(event.runtime_id)) return entry->listed.key;
  const bool ended = event.kind == Event::Kind::died || event.kind == Event::Kind::destroyed;
  if (ended) spares_.lost(event.runtime_id);
  return std::nullopt;
}

}  // namespace localecs::docker
