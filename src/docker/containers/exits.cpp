// Tells exits.
#include "exits.hpp"

namespace localecs::docker {

using effects::ContainerKey;
using effects::Exited;

namespace {

constexpr int killed = 137;  // 128 + SIGKILL: what the kernel sends when memory runs out

// The events of a run that an inspect has told of may come later, even after the next start.
bool is_stale(const Roster::Entry& entry, const std::optional<Inspected>& inspected) {
  if (!inspected || entry.end_seen.empty()) return false;
  return inspected->running || inspected->finished_at == entry.end_seen;
}

void tell_exit(Workshop& shop, Exited exited) {
  if (!shop.roster.ended(exited.runtime_id, exited.exit_code, exited.out_of_memory)) return;
  shop.deaths.forget(exited.runtime_id);
  auto& entry = *shop.roster.find(exited.runtime_id);
  if (entry.starting) {
    entry.exit = std::move(exited);  // behind the outcome of the start
  } else {
    shop.report(std::move(exited));
  }
}

Exited exited_of(const ContainerKey& key, const Inspected& inspected) {
  return {key, inspected.id, inspected.exit_code, inspected.out_of_memory, inspected.error};
}

}  // namespace

void begin_start(Workshop& shop, const ContainerKey& key, const std::string& runtime_id) {
  auto& entry = shop.roster.note(runtime_id, key);
  entry.starting = true;
  entry.ran_since = entry.listed.running;
}

void ran(Workshop& shop, const ContainerKey& key, const std::string& runtime_id) {
  if (!shop.roster.note(runtime_id, key).ran_since) shop.roster.started(runtime_id, key);
}

void conclude_start(Workshop& shop, const ContainerKey& key, const std::string& runtime_id,
                    effects::Observation outcome) {
  auto& entry = shop.roster.note(runtime_id, key);
  entry.starting = false;
  const auto exit = std::exchange(entry.exit, std::nullopt);
  shop.report(std::move(outcome));
  if (exit) shop.report(*exit);
}

void heed_death(Workshop& shop, const Event& event) {
  const std::string& id = event.runtime_id;
  auto* entry = shop.roster.find(id);
  if (!entry) {
    // Begun before our time, and not listed yet.
    shop.roster.started(id, event.key);
    entry = shop.roster.find(id);
  }
  if (!entry) return;  // removed already
  if (!entry->listed.running) return;
  const Exited plain{event.key, id, event.exit_code, false, ""};
  const bool is_doubtful = event.exit_code == killed || entry->out_of_memory;
  if (!is_doubtful && entry->end_seen.empty()) return tell_exit(shop, plain);
  entry->last_words = event.exit_code;
  shop.api.inspect(id, [&shop, plain](const Answer&, const std::optional<Inspected>& inspected) {
    auto* entry = shop.roster.find(plain.runtime_id);
    if (entry && is_stale(*entry, inspected)) {
      entry->listed.running = inspected->running;
      return;
    }
    const bool told = inspected && !inspected->running;
    tell_exit(shop, told ? exited_of(plain.key, *inspected) : plain);
  });
}

void heed_removal(Workshop& shop, const Event& event) {
  const auto* entry = shop.roster.find(event.runtime_id);
  if (entry && entry->listed.running) {
    tell_exit(shop, {event.key, event.runtime_id, entry->last_words, false, ""});
  }
  shop.roster.removed(event.runtime_id);
}

void heed_end(Workshop& shop, const ContainerKey& key, const Inspected& inspected) {
  auto& entry = shop.roster.note(inspected.id, key);
  if (is_stale(entry, inspected)) return;
  if (entry.listed.running) entry.end_seen = inspected.finished_at;
  tell_exit(shop, exited_of(key, inspected));
}

void settle_exit(Workshop& shop, const ContainerKey& key, const std::string& runtime_id,
                 std::function<void()> done) {
  const auto* entry = shop.roster.find(runtime_id);
  if (!entry || !entry->listed.running) return done();
  shop.api.inspect(runtime_id, [&shop, key, done = std::move(done)](
                                   const Answer&, const std::optional<Inspected>& inspected) {
    if (inspected && !inspected->running) heed_end(shop, key, *inspected);
    done();
  });
}

}  // namespace localecs::docker
