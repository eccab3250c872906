// How far the output of a container has been read.
#pragma once

#include <array>
#include <cstdint>

namespace localecs {

// A place in one of the two streams that a container writes: behind so many entries of that time.
struct OutputMark {
  std::int64_t time = 0;  // nanoseconds since 1970; 0: nothing was read
  std::uint32_t count = 0;
  auto operator<=>(const OutputMark&) const = default;
};
using OutputMarks = std::array<OutputMark, 2>;  // stdout, stderr

}  // namespace localecs
