// Marks how far a container's output has been read.
#pragma once

#include <array>
#include <cstdint>

namespace localecs {

// A place in one of a container's two output streams: behind the first `count` entries with the
// time `time`. Several entries may have the same time.
struct OutputMark {
  std::int64_t time = 0;  // nanoseconds since 1970; 0: nothing has been read
  std::uint32_t count = 0;
  auto operator<=>(const OutputMark&) const = default;
};
using OutputMarks = std::array<OutputMark, 2>;  // stdout, stderr

}  // namespace localecs
