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

  void answered(const Answer& answer) const {
    if (answer.problem) return conclude({key, answer.problem, {}, ""});
    shop.api.inspect(id, [self = *this](const Answer& found, const std::optional<Inspected>& one) {
      one ? self.look(*one) : self.unseen(found);
    });
  }

  void look(const Inspected& inspected) const {
    ran(shop, key, id);
    if (!inspected.running) heed_end(shop, key, inspected);
    shop.digests.find(inspected.image_id, inspected.image,
                      [self = *this, inspected](std::string digest) {
                        self.conclude({.key = self.key,
                                       .problem = {},
                                       .bindings = inspected.bindings,
                                       .image_digest = std::move(digest),
                                       .image_id = inspected.image_id,
                                       .address = inspected.address});
                        self.watch(inspected.pid);
                      });
  }

  // Started, but gone before it could be seen. An exit that was heard of says how it ended.
  void unseen(const Answer& answer) const {
    const auto* entry = shop.roster.find(id);
    if (entry && entry->exit) return conclude({key, {}, {}, ""});
    conclude({key, answer.problem, {}, ""});
  }

  void conclude(Started started) const {
    conclude_start(shop, key, id, std::move(started));
    finished();
  }

  void watch(int pid) const {
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
               [starting](const Answer& answer) { starting.answered(answer); });
}

}  // namespace localecs::docker
