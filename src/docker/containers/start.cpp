// POST /containers/{id}/start, and one inspect for what only a running container shows.
#include "start.hpp"

#include "engine/answers.hpp"
#include "exits.hpp"

namespace localecs::docker {

using effects::ContainerKey;
using effects::Started;

namespace {

struct Starting {
  Workshop& shop;
  ContainerKey key;
  std::string id;
  Finished finished;

  void on_answer(const Answer& answer) const {
    if (answer.problem) return conclude({key, answer.problem, {}, ""});
    shop.api.inspect(id, [self = *this](const Answer& found, const std::optional<Inspected>& one) {
      one ? self.on_inspected(*one) : self.on_not_inspected(found);
    });
  }

  void on_inspected(const Inspected& inspected) const {
    note_started(shop, key, id);
    if (!inspected.running) on_seen_ended(shop, key, inspected);
    shop.digests.find(inspected.image_id, inspected.image,
                      [self = *this, inspected](std::string digest) {
                        self.conclude({.key = self.key,
                                       .problem = {},
                                       .bindings = inspected.bindings,
                                       .image_digest = std::move(digest),
                                       .image_id = inspected.image_id,
                                       .address = inspected.address});
                        self.watch_process(inspected.pid);
                      });
  }

  // The start went well, but the inspect did not: the container may be gone again. If an event has
  // brought its exit, the start counts as a success and the exit follows it; otherwise it failed.
  void on_not_inspected(const Answer& answer) const {
    const auto* entry = shop.roster.find(id);
    if (entry && entry->exit) return conclude({key, {}, {}, ""});
    conclude({key, answer.problem, {}, ""});
  }

  void conclude(Started started) const {
    conclude_start(shop, key, id, std::move(started));
    finished();
  }

  // The kernel tells of the process's death some 50 ms before the Engine's event: report Dying
  // then, so that a replacement can begin.
  void watch_process(int pid) const {
    const auto* entry = shop.roster.find(id);
    if (!entry || !entry->listed.running) return;
    shop.deaths.watch(id, pid, [&shop = shop, key = key, id = id] {
      const auto* dying = shop.roster.find(id);
      if (dying && dying->listed.running) shop.report(effects::Dying{key});
    });
  }
};

}  // namespace

void start_container(Workshop& shop, const effects::StartContainer& effect, Finished finished) {
  begin_start(shop, effect.key, effect.runtime_id);
  const Starting starting{shop, effect.key, effect.runtime_id, std::move(finished)};
  shop.api.ask({"POST", "/containers/" + effect.runtime_id + "/start", "started",
                shop.options.start_timeout},
               [starting](const Answer& answer) { starting.on_answer(answer); });
}

}  // namespace localecs::docker
