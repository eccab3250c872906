// Keeps callbacks from an object that is gone: a timer that has fired cannot be cancelled any more,
// and a call's answer may come later than its asker's end.
#pragma once

#include <memory>
#include <utility>

namespace localecs::docker {

class AliveGuard {
 public:
  AliveGuard() = default;
  AliveGuard(const AliveGuard&) = delete;

  // A function that calls `callback` as long as this AliveGuard lives, and does nothing afterwards.
  template <class Callback>
  auto guard(Callback callback) const {
    return [alive = std::weak_ptr<char>(alive_),
            callback = std::move(callback)](auto&&... arguments) mutable {
      if (!alive.expired()) callback(std::forward<decltype(arguments)>(arguments)...);
    };
  }

 private:
  std::shared_ptr<char> alive_ = std::make_shared<char>();
};

}  // namespace localecs::docker
