// Puts the client's messages back into their order: next() gives each once and leaves none out.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "frame.hpp"

namespace localecs::exec {

class Incoming {
 public:
  // The caller acknowledges `taken` and `repeated` messages, and is silent about `refused` ones.
  enum class Verdict {
    taken,     // next() will give it, at once or when the messages before it have come
    repeated,  // it came before
    refused,   // there is no room: the client will send it again
  };
  Verdict put(Frame frame);
  // Takes out the next message in order, if it has come.
  std::optional<Frame> next();

 private:
  std::map<std::int64_t, Frame> early_;  // by sequence number
  std::size_t early_bytes_ = 0;          // of their payloads
  std::int64_t expected_ = 0;            // the sequence number that next() gives next
};

}  // namespace localecs::exec
