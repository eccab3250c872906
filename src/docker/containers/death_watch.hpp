// Hears of a process's end from the kernel, long before the Engine says so.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include <functional>
#include <map>
#include <string>

#include "engine/alive_guard.hpp"

namespace localecs::docker {

class DeathWatch {
 public:
  // engine_is_here: the Engine's process ids are this kernel's, so watching makes sense.
  DeathWatch(boost::asio::io_context& loop, bool engine_is_here)
      : loop_(loop), engine_is_here_(engine_is_here) {}

  // Calls `died` once, from the event loop, when process `pid`, the container's first, has ended.
  // Does nothing where it cannot be watched: the Engine's `die` event comes in any case.
  void watch(const std::string& runtime_id, int pid, std::function<void()> died);
  void forget(const std::string& runtime_id) { watched_.erase(runtime_id); }
  std::size_t size() const { return watched_.size(); }

 private:
  boost::asio::io_context& loop_;
  const bool engine_is_here_;
  std::map<std::string, boost::asio::posix::stream_descriptor> watched_;
  AliveGuard alive_;
};

}  // namespace localecs::docker
