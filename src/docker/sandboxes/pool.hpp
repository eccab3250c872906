// The sandboxes that are ready before a task asks. Pure: it is told the time and makes nothing.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <chrono>
#include <deque>
#include <list>
#include <optional>

namespace localecs::docker {

struct Spare {
  std::string runtime_id;
  std::string holder;  // of its address
  effects::NetworkAddress address;
};

class Pool {
 public:
  using Time = std::chrono::steady_clock::time_point;
  // Sandboxes of a kind are as good as each other.
  struct Kind {
    effects::NetworkSpec network;
    std::vector<std::string> extra_hosts;
    auto operator<=>(const Kind&) const = default;
  };

  explicit Pool(std::size_t size) : size_(size) {}

  // A task asks for this kind: from now on it is kept ready. Gives back the spares of the kind that
  // nobody has asked for longest, if there are too many kinds: the caller removes them.
  std::vector<Spare> want(const Kind& kind);
  std::optional<Spare> take(const Kind& kind);
  void put(const Kind& kind, Spare spare);
  // Takes out a sandbox that has ended; nothing where none of that id is here.
  std::optional<Spare> lose(const std::string& runtime_id, Time now);
  bool has(const std::string& runtime_id) const;
  std::vector<std::string> ids() const;
  std::vector<Spare> clear();  // kinds and all

  // A kind of which one is missing; nothing also while a failure is not long enough ago.
  std::optional<Kind> missing(Time now) const;
  // When to ask missing() again though nothing has changed; nothing: no need to.
  std::optional<Time> next_look(Time now) const;
  // One could not be made, or did not last: the pause before the next try doubles, up to a minute.
  void failed(Time now);
  void succeeded() { failures_ = 0; }

 private:
  struct Shelf {
    Kind kind;
    std::deque<Spare> spares;
  };
  Shelf* find(const Kind& kind);

  const std::size_t size_;
  std::list<Shelf> shelves_;  // the one asked for last in front
  int failures_ = 0;          // in a row
  Time not_before_{};
};

}  // namespace localecs::docker
