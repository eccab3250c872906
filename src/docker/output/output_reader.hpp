// A container's output as the Engine streams it: frames into entries, entries into lines.
#pragma once

#include <localecs/effects/container_engine.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::docker {

// Reads the answers to GET /containers/{id}/logs with timestamps, over as many connections as it
// takes: a line that an earlier one has brought is not given again.
class OutputReader {
 public:
  // Appends the lines that are complete now to `lines`. Throws std::runtime_error where the stream
  // makes no sense or carries an error of the Engine's; the reader may go on with another
  // connection.
  void put(std::string_view data, std::vector<effects::OutputLine>& lines);
  // The run is over: appends what is left, which has no newline, as a line.
  void finish(std::vector<effects::OutputLine>& lines);
  // The next put() is of another connection.
  void resume();
  // An earlier run of the daemon has read as far as `marks`.
  void continue_from(const OutputMarks& marks);
  // Lines written before that time (nanoseconds since 1970) are not wanted.
  void skip_until(std::int64_t time);

  // From when to ask, as the Engine wants it: "1700000000.000000042"; empty: from the beginning.
  std::string since() const;

 private:
  enum class Form { unknown, framed, raw };  // raw: the container has a terminal
  // The Engine's logs hold entries of at most 16 KiB; a longer line is several of them, all with
  // the time of the first and only the last with a newline.
  struct Source {
    std::int64_t newest = 0;  // time of the last entry, nanoseconds since 1970
    std::uint32_t count = 0;  // entries of that time
    std::int64_t skip_until = 0;
    std::uint32_t skip_count = 0;  // entries of the time skip_until that were given before
    std::string line;              // so far
    std::int64_t line_time = 0;
  };

  // Each reads the whole entries at the front of `data` and gives the number of their bytes.
  std::size_t take(std::string_view data, std::vector<effects::OutputLine>& lines);
  std::size_t take_frames(std::string_view data, std::vector<effects::OutputLine>& lines);
  std::size_t take_raw(std::string_view data, std::vector<effects::OutputLine>& lines);
  effects::OutputLine line_of(const Source& source, std::int64_t time, std::string text) const;
  void take_entry(Source& source, std::string_view entry, std::vector<effects::OutputLine>& lines);
  static bool skip_if_told(Source& source, std::int64_t time);
  std::int64_t read_time(std::string_view& entry);

  Form form_ = Form::unknown;
  std::string rest_;               // a frame or an entry that is not complete yet
  std::array<Source, 2> sources_;  // stdout, stderr
  std::int64_t next_run_ = 0;      // all that is older belongs to a run that was read to its end
  // The seconds of the last time stamp that was read, and their text.
  std::string second_text_;
  std::int64_t second_ = 0;
};

}  // namespace localecs::docker
