// Reports each exit once, out of events, inspects and stops that may all bring it.
#include "exits.hpp"

namespace localecs::docker {

using effects::ContainerKey;
using effects::Exited;

namespace {

// If an inspect reported an exit first, Docker's events for that run still arrive, perhaps after a
// restart: they are stale. `inspected` shows the container now: it runs again, or the end that it
// shows is the one already reported.
bool is_stale(const Roster::Entry& entry, const std::optional<Inspected>& inspected) {
  if (!inspected || entry.seen_end.empty()) return false;
  return inspected->running || inspected->finished_at == entry.seen_end;
}

void report_exit(Workshop& shop, Exited exited) {
  if (!shop.roster.note_ended(exited.runtime_id, exited.exit_code, exited.out_of_memory)) return;
  shop.deaths.forget(exited.runtime_id);
  auto& entry = *shop.roster.find(exited.runtime_id);
  if (entry.starting)
    entry.exit = std::move(exited);  // conclude_start() reports it behind the start's outcome
  else
    shop.report(std::move(exited));
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

void note_started(Workshop& shop, const ContainerKey& key, const std::string& runtime_id) {
  if (!shop.roster.note(runtime_id, key).ran_since) shop.roster.note_started(runtime_id, key);
}

void conclude_start(Workshop& shop, const ContainerKey& key, const std::string& runtime_id,
                    effects::Observation outcome) {
  auto& entry = shop.roster.note(runtime_id, key);
  entry.starting = false;
  const auto exit = std::exchange(entry.exit, std::nullopt);
  shop.report(std::move(outcome));
  if (exit) shop.report(*exit);
}

void on_died(Workshop& shop, const Event& event) {
  const std::string& id = event.runtime_id;
  auto* entry = shop.roster.find(id);
  if (!entry) {
    // It was started before we watched and no list has shown it yet: take the run as known, so that
    // its exit counts as news below.
    shop.roster.note_started(id, event.key);
    entry = shop.roster.find(id);
  }
  if (!entry) return;  // removed already
  if (!entry->listed.running) return;
  const Exited plain{event.key, id, event.exit_code, false, ""};
  // The event itself does not say whether memory ran out, and an exit of 137 may come of that.
  const bool is_doubtful = event.exit_code == kKilled || entry->out_of_memory;
  if (!is_doubtful && entry->seen_end.empty()) return report_exit(shop, plain);
  entry->died_with = event.exit_code;  // in case it is removed before the inspect has answered
  shop.api.inspect(id, [&shop, plain](const Answer&, const std::optional<Inspected>& inspected) {
    auto* entry = shop.roster.find(plain.runtime_id);
    if (entry && is_stale(*entry, inspected)) {
      entry->listed.running = inspected->running;
      return;
    }
    const bool told = inspected && !inspected->running;
    report_exit(shop, told ? exited_of(plain.key, *inspected) : plain);
  });
}

void on_destroyed(Workshop& shop, const Event& event) {
  const auto* entry = shop.roster.find(event.runtime_id);
  if (entry && entry->listed.running)
    report_exit(shop, {event.key, event.runtime_id, entry->died_with, false, ""});
  shop.roster.note_removed(event.runtime_id);
}

void on_seen_ended(Workshop& shop, const ContainerKey& key, const Inspected& inspected) {
  auto& entry = shop.roster.note(inspected.id, key);
  if (is_stale(entry, inspected)) return;
  if (entry.listed.running) entry.seen_end = inspected.finished_at;
  report_exit(shop, exited_of(key, inspected));
}

void ensure_exit_reported(Workshop& shop, const ContainerKey& key, const std::string& runtime_id,
                          std::function<void()> done) {
  const auto* entry = shop.roster.find(runtime_id);
  if (!entry || !entry->listed.running) return done();
  shop.api.inspect(runtime_id, [&shop, key, done = std::move(done)](
                                   const Answer&, const std::optional<Inspected>& inspected) {
    if (inspected && !inspected->running) on_seen_ended(shop, key, *inspected);
    done();
  });
}

}  // namespace localecs::docker
