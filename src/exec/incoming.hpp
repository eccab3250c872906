// The stream from the client put back into its order: each message once, none left out.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "frame.hpp"

namespace localecs::exec {

class Incoming {
 public:
  // What became of a message; all but the refused are to be acknowledged.
  enum class Verdict {
    taken,     // it will come out of next(), now or when those before it have come
    repeated,  // it came before
    refused,   // too far ahead, or no room: the client sends it again
  };
  Verdict put(Frame frame);
  // The next one in order, if it is there.
  std::optional<Frame> next();

 private:
  std::map<std::int64_t, Frame> early_;
  std::size_t early_bytes_ = 0;
  std::int64_t expected_ = 0;
};

}  // namespace localecs::exec
