// Spares an object the callbacks that come after its end: a timer that has fired cannot be
// cancelled any more.
#pragma once

#include <memory>
#include <utility>

namespace localecs::docker {

class Lifeline {
 public:
  Lifeline() = default;
  Lifeline(const Lifeline&) = delete;

  // `callback`, or nothing once this Lifeline is gone.
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
