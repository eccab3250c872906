// Log streams of the Engine: frames or a terminal's bytes, cut anywhere, over two connections. The
// lines are the same however they were cut.
#include <localecs/base/text.hpp>

#include <docker/output/output_reader.hpp>

#include <stdexcept>

#include "target.hpp"

namespace localecs::fuzz {
namespace {

// A line, a frame that completes it, and three bytes for each that is no UTF-8.
constexpr std::size_t kLongestLine = 3 * ((256u << 10) + (2u << 20));

struct Read {
  std::vector<effects::OutputLine> lines;
  bool was_refused = false;
};

void put(docker::OutputReader& reader, std::string_view bytes, std::size_t piece, Read& read) {
  try {
    for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size())))
      reader.put(bytes.substr(0, piece), read.lines);
  } catch (const std::runtime_error&) {
    read.was_refused = true;
  }
}

Read read_all(std::string_view first, std::string_view second, std::size_t piece) {
  docker::OutputReader reader;
  Read read;
  put(reader, first, piece, read);
  reader.resume();
  reader.since();
  put(reader, second, piece, read);
  reader.finish(read.lines);
  return read;
}

void run(std::string_view bytes) {
  Input input(bytes);
  const std::size_t piece = input.byte() % 32 + 1;
  const std::string first = unfolded(input.until("\n--again--\n"));
  const std::string second = unfolded(input.rest());
  const Read whole = read_all(first, second, bytes.size() + (4u << 20));
  const Read cut = read_all(first, second, piece);
  for (const auto& line : whole.lines) {
    require(is_utf8(line.text), "lines are text");
    require(line.text.size() <= kLongestLine, "lines have an end");
  }
  // What follows nonsense depends on what came with it.
  if (whole.was_refused || cut.was_refused) return;
  require(whole.lines.size() == cut.lines.size(), "pieces make the same lines");
  for (std::size_t i = 0; i < whole.lines.size(); ++i) {
    require_equal(whole.lines[i].text, cut.lines[i].text, "pieces make the same text");
    require(whole.lines[i].at == cut.lines[i].at, "pieces make the same times");
  }
}

const Target target("engine_output", run);

}  // namespace
}  // namespace localecs::fuzz
