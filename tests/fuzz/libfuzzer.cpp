// What libFuzzer calls: the one target that is linked in. A promise that is broken ends the
// program, as a crash does.
#include <localecs/base/log.hpp>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const bool is_quiet = (localecs::log::start("off"), true);
  try {
    if (is_quiet) localecs::fuzz::targets().at(0).run({reinterpret_cast<const char*>(data), size});
  } catch (const localecs::fuzz::Broken& broken) {
    std::fprintf(stderr, "A promise is broken: %s\n", broken.what.c_str());
    std::abort();
  }
  return 0;
}
