// Gives sandboxes to tasks.
#include "sandboxes.hpp"

#include <localecs/base/text.hpp>

#include <boost/asio/post.hpp>

#include "containers/exits.hpp"
#include "containers/stop_and_remove.hpp"

namespace localecs::docker {

using namespace effects;

namespace {

// Whether a ready-made sandbox would do: nothing about this one is particular to the task.
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

void Sandboxes::report_soon(SandboxReady outcome) {
  boost::asio::post(shop_.loop, alive_.guard([this, outcome = std::move(outcome)] {
    conclude_start(shop_, outcome.key, outcome.runtime_id, outcome);
  }));
}

// A spare becomes the task's: its address passes to the task, and as the sandbox runs already, its
// start is noted here and not by the Engine's event.
void Sandboxes::take(const PrepareSandbox& effect, Spare spare) {
  shop_.networks.leave(effect.key.task_arn);
  shop_.networks.pass_on(spare.holder, effect.key.task_arn);
  begin_start(shop_, effect.key, spare.runtime_id);
  note_started(shop_, effect.key, spare.runtime_id);
  report_soon({effect.key, {}, spare.runtime_id, spare.address});
  // The name matters only to a person who looks at `docker ps`: it can wait.
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

// Makes a sandbox to order, in the same lane as containers.
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

// No sandbox: only an address is reserved, and the task's one container is going to have it.
void Sandboxes::leave_out(const PrepareSandbox& effect) {
  const auto place = spares_.is_paused()
                         ? std::nullopt
                         : shop_.networks.join_now(*effect.spec.network, effect.key.task_arn);
  if (place) {
    boost::asio::post(shop_.loop, alive_.guard([this, key = effect.key, place] {
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

// Without a sandbox only the address is given back. Otherwise it is kept until the container is
// gone: the Engine would refuse it to anybody else.
void Sandboxes::release(const ReleaseSandbox& effect) {
  if (effect.runtime_id.empty()) {
    shop_.networks.leave(effect.key.task_arn);
    boost::asio::post(shop_.loop, alive_.guard([this, key = effect.key] {
      shop_.report(SandboxReleased{key, {}});
    }));
    return;
  }
  const auto run = [this, effect](const Finished& finished) {
    // We asked for this end, so nobody is told of it.
    shop_.deaths.forget(effect.runtime_id);
    shop_.roster.note_removed(effect.runtime_id);
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

// The roster knows a sandbox from the moment that a task takes it.
std::optional<ContainerKey> Sandboxes::claim_event(const Event& event) {
  if (const auto* entry = shop_.roster.find(event.runtime_id)) return entry->listed.key;
  const bool ended = event.kind == Event::Kind::died || event.kind == Event::Kind::destroyed;
  if (ended) spares_.lost(event.runtime_id);
  return std::nullopt;
}

}  // namespace localecs::docker
