// Shelves of ready sandboxes, one for each kind.
#include "pool.hpp"

#include <algorithm>

namespace localecs::docker {

namespace {

// Each kind keeps sandboxes running, so only so many kinds are kept ready, and one that cannot be
// made must not keep the Engine busy.
constexpr std::size_t kMostKinds = 4;
constexpr std::chrono::milliseconds kFirstPause(500), kLongestPause(60'000);
constexpr int kMostDoublings = 7;

}  // namespace

Pool::Shelf* Pool::find(const Kind& kind) {
  const auto found = std::ranges::find(shelves_, kind, &Shelf::kind);
  return found == shelves_.end() ? nullptr : &*found;
}

// The shelf asked for comes to the front; the last one goes when there are too many.
std::vector<Spare> Pool::want(const Kind& kind) {
  const auto found = std::ranges::find(shelves_, kind, &Shelf::kind);
  if (found == shelves_.end())
    shelves_.push_front({kind, {}});
  else
    shelves_.splice(shelves_.begin(), shelves_, found);
  if (shelves_.size() <= kMostKinds) return {};
  const auto spares = std::move(shelves_.back().spares);
  shelves_.pop_back();
  return {spares.begin(), spares.end()};
}

// The oldest first.
std::optional<Spare> Pool::take(const Kind& kind) {
  Shelf* shelf = find(kind);
  if (!shelf || shelf->spares.empty()) return std::nullopt;
  auto spare = std::move(shelf->spares.front());
  shelf->spares.pop_front();
  return spare;
}

void Pool::put(const Kind& kind, Spare spare) {
  if (Shelf* shelf = find(kind)) shelf->spares.push_back(std::move(spare));
}

// The loss counts as a failure: sandboxes that die as soon as they are made are made ever more
// slowly.
std::optional<Spare> Pool::lose(const std::string& runtime_id, Time now) {
  for (auto& shelf : shelves_) {
    const auto found = std::ranges::find(shelf.spares, runtime_id, &Spare::runtime_id);
    if (found == shelf.spares.end()) continue;
    auto spare = std::move(*found);
    shelf.spares.erase(found);
    failed(now);
    return spare;
  }
  return std::nullopt;
}

bool Pool::has(const std::string& runtime_id) const {
  return std::ranges::any_of(shelves_, [&](const Shelf& shelf) {
    return std::ranges::find(shelf.spares, runtime_id, &Spare::runtime_id) != shelf.spares.end();
  });
}

std::vector<std::string> Pool::ids() const {
  std::vector<std::string> ids;
  for (const auto& shelf : shelves_) {
    for (const auto& spare : shelf.spares) ids.push_back(spare.runtime_id);
  }
  return ids;
}

std::vector<Spare> Pool::clear() {
  std::vector<Spare> all;
  for (auto& shelf : std::exchange(shelves_, {})) {
    for (auto& spare : shelf.spares) all.push_back(std::move(spare));
  }
  return all;
}

// The kind asked for last comes first.
std::optional<Pool::Kind> Pool::missing(Time now) const {
  if (now < not_before_) return std::nullopt;
  for (const auto& shelf : shelves_) {
    if (shelf.spares.size() < size_) return shelf.kind;
  }
  return std::nullopt;
}

std::optional<Pool::Time> Pool::next_look(Time now) const {
  if (now >= not_before_ || !missing(not_before_)) return std::nullopt;
  return not_before_;
}

void Pool::failed(Time now) {
  const auto pause = kFirstPause * (1 << std::min(failures_++, kMostDoublings));
  not_before_ = now + std::min<std::chrono::milliseconds>(pause, kLongestPause);
}

}  // namespace localecs::docker
