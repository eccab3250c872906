// Runs the loop; each arrow of the loop in docs/architecture.md is one function here.
#include <localecs/loop/loop.hpp>

#include <localecs/services/all.hpp>

#include <algorithm>

namespace localecs {

using state::Key;

Loop::Loop(state::State& state, effects::ContainerEngine& engine, effects::Functions& functions,
           effects::Calls& calls, const Clock& clock, IdSource& ids, const decide::Timing& timing)
    : desk_{.state = state,
            .engine = engine,
            .functions = functions,
            .calls = calls,
            .clock = clock,
            .ids = ids,
            .timing = timing,
            .agenda = work_},
      wings_(services::all()),
      looks_(state.parts().size()) {
  for (const services::Wing* wing : wings_) {
    for (const auto& [table, look] : wing->deciders)
      looks_[static_cast<std::size_t>(state.table_of(table))].look = look;
    for (const auto& [table, wake] : wing->wakes)
      looks_[static_cast<std::size_t>(state.table_of(table))].wakes.push_back(wake);
    if (wing->begin) wing->begin(desk_);
  }
}

void Loop::step(std::size_t most) {
  for (;;) {
    observe();
    wake_changed(most);
    // Decides only after all changed rows are woken: a service is then decided once, and not once
    // for each of its tasks that changed.
    if (!changed_.empty()) return;
    const auto due = work_.take_due(desk_.now(), most);
    if (due.empty() && !has_news()) return;
    for (const Key& key : due) looks_[static_cast<std::size_t>(key.table)].look(desk_, key.id);
    if (due.size() == most) return;
  }
}

std::optional<TimePoint> Loop::next_due() const {
  if (has_news() || !changed_.empty()) return desk_.now();
  return work_.next();
}

// True if news arrived, or a row changed, since the last step.
bool Loop::has_news() const {
  return !inbox_.empty() || !answers_.empty() || !call_answers_.empty() ||
         !desk_.state.changes.empty();
}

void Loop::observe() {
  for (const auto& observation : std::exchange(inbox_, {}))
    for (const services::Wing* wing : wings_)
      if (wing->observe) wing->observe(desk_, observation);
  for (const auto& answer : std::exchange(answers_, {}))
    for (const services::Wing* wing : wings_)
      if (wing->answered) wing->answered(desk_, answer);
  for (const auto& answer : std::exchange(call_answers_, {}))
    for (const services::Wing* wing : wings_)
      if (wing->call_answered) wing->call_answered(desk_, answer);
}

// Wakes each changed row, and the rows that its change concerns, for a decision now.
void Loop::wake_changed(std::size_t most) {
  std::set<Key> news = desk_.state.changes.take();
  if (news.size() > changed_.size()) std::swap(news, changed_);
  changed_.merge(news);  // merging the smaller set into the larger is cheaper
  for (; most > 0 && !changed_.empty(); --most) {
    const auto key = changed_.extract(changed_.begin());
    const Looks& looks = looks_[static_cast<std::size_t>(key.value().table)];
    for (const auto wake : looks.wakes) wake(desk_, key.value().id);
    if (looks.look) work_.wake(key.value(), desk_.now());
  }
}

bool Loop::resume(std::size_t most) {
  return std::ranges::all_of(wings_, [&](const services::Wing* wing) {
    return !wing->resume || wing->resume(desk_, most);
  });
}

void Loop::forget_everything() {
  desk_.state.clear();
  desk_.state.changes.take();
  inbox_.clear();
  answers_.clear();
  call_answers_.clear();
  changed_.clear();
  work_.clear();
}

}  // namespace localecs
