// Lines out of the Engine's log streams, over several connections.
#include <gmock/gmock.h>

#include "docker/output/output_reader.hpp"
#include "output_streams.hpp"

namespace localecs::docker {
namespace {

using effects::OutputLine;
using testing::ElementsAre;
using testing::IsEmpty;

struct OutputReaderTest : testing::Test {
  OutputReader reader;
  std::vector<OutputLine> lines;

  void put(const std::string& data) { reader.put(data, lines); }
  std::vector<std::string> texts() const {
    std::vector<std::string> all;
    for (const auto& line : lines) all.push_back(line.text);
    return all;
  }
};

TEST_F(OutputReaderTest, frames_in_pieces_of_any_size) {
  const auto stream = frame(1, 1, "one\n") + frame(2, 2, "two\n") + frame(1, 3, "\n");
  for (std::size_t size = 1; size <= stream.size(); ++size) {
    OutputReader fresh;
    lines.clear();
    for (std::size_t at = 0; at < stream.size(); at += size) {
      fresh.put(stream.substr(at, size), lines);
    }
    ASSERT_THAT(texts(), ElementsAre("one", "two", "")) << size;
  }
  EXPECT_EQ(lines[0].at, TimePoint(1'700'000'000'001ms));
  EXPECT_EQ(lines[1].at, TimePoint(1'700'000'000'002ms));
}

TEST_F(OutputReaderTest, a_terminals_output_has_no_frames) {
  const auto stream = stamp(1) + "one\r\n" + stamp(2) + "two\n" + stamp(3) + "$ ";
  for (std::size_t size = 1; size <= stream.size(); ++size) {
    OutputReader fresh;
    lines.clear();
    for (std::size_t at = 0; at < stream.size(); at += size) {
      fresh.put(stream.substr(at, size), lines);
    }
    ASSERT_THAT(texts(), ElementsAre("one\r", "two")) << size;
    fresh.finish(lines);
    ASSERT_THAT(texts(), ElementsAre("one\r", "two", "$ ")) << size;
  }
}

TEST_F(OutputReaderTest, joins_what_the_log_driver_has_cut) {
  const std::string full(16 << 10, 'a');
  put(frame(1, 1, full) + frame(2, 2, "between\n") + frame(1, 1, full) + frame(1, 1, "b\n"));
  EXPECT_THAT(texts(), ElementsAre("between", full + full + "b"));
  EXPECT_EQ(lines[1].at, TimePoint(1'700'000'000'001ms));

  lines.clear();
  reader = {};
  put(stamp(1) + full + stamp(1) + full + stamp(1) + "\n" + stamp(2) + "c\n");
  EXPECT_THAT(texts(), ElementsAre(full + full, "c"));
}

TEST_F(OutputReaderTest, cuts_a_line_that_does_not_end) {
  const std::string full(16 << 10, 'a');
  for (int i = 0; i < 100; ++i) put(frame(1, 1, full));
  EXPECT_EQ(lines.size(), 6u);
  for (const auto& line : lines) EXPECT_EQ(line.text.size(), 256u << 10);
  reader.finish(lines);
  EXPECT_EQ(lines.back().text.size(), 4 * full.size());
}

TEST_F(OutputReaderTest, what_is_no_text_becomes_text) {
  put(frame(1, 1, "caf\xc3\xa9\n") + frame(1, 2, "\xff\xfe\n") +
      frame(1, 3, std::string("\0\n", 2)));
  EXPECT_THAT(texts(),
              ElementsAre("caf\xc3\xa9", "\xef\xbf\xbd\xef\xbf\xbd", std::string("\0", 1)));
}

TEST_F(OutputReaderTest, another_connection_repeats_nothing_and_loses_nothing) {
  // The two sources are not quite in order, and several entries share a time.
  const std::vector<std::string> entries = {
      frame(1, 10, "a\n"),   frame(1, 10, "b\n"),  frame(2, 12, "c\n"), frame(1, 11, "d\n"),
      frame(1, 13, "long "), frame(1, 13, "er\n"), frame(1, 13, "e\n"), frame(2, 14, "f\n")};
  std::string whole;
  for (const auto& entry : entries) whole += entry;
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    OutputReader fresh;
    lines.clear();
    fresh.put(whole.substr(0, cut), lines);
    fresh.resume();
    fresh.put(whole.substr(0, cut / 2), lines);  // breaks again before anything new came
    fresh.resume();
    fresh.put(whole, lines);
    ASSERT_THAT(texts(), ElementsAre("a", "b", "c", "d", "long er", "e", "f")) << cut;
  }
}

TEST_F(OutputReaderTest, asks_from_a_little_before_the_newest_line) {
  EXPECT_EQ(reader.since(), "");
  put(frame(1, 2500, "a\n"));
  EXPECT_EQ(reader.since(), "1700000000.500000000");
}

TEST_F(OutputReaderTest, the_next_run_begins_behind_the_last_entry) {
  put(frame(1, 5, "a\n") + frame(1, 6, "no newline"));
  reader.finish(lines);
  put(frame(1, 5, "a\n") + frame(1, 6, "no newline") + frame(1, 9, "b\n"));
  EXPECT_THAT(texts(), ElementsAre("a", "no newline", "b"));
}

TEST_F(OutputReaderTest, the_next_run_of_a_terminal_is_asked_for_alone) {
  put(stamp(5) + "a\n" + stamp(6) + "$ ");
  reader.finish(lines);
  EXPECT_EQ(reader.since(), "1700000000.006000001");
  put(stamp(7) + "b\n");
  EXPECT_THAT(texts(), ElementsAre("a", "$ ", "b"));
  EXPECT_EQ(reader.since(), "1699999998.007000000");
}

TEST_F(OutputReaderTest, what_is_older_than_asked_for_is_dropped) {
  reader.skip_until(1'700'000'000'005'000'000);
  put(frame(1, 4, "old\n") + frame(2, 4, "old\n") + frame(1, 5, "new\n") + frame(2, 7, "new\n"));
  EXPECT_THAT(texts(), ElementsAre("new", "new"));
}

TEST_F(OutputReaderTest, senseless_streams) {
  const std::string huge("\1\0\0\0\x7f\xff\xff\xff", 8),
      unknown("\1\0\0\0\0\0\0\0\7\0\0\0\0\0\0\0", 16);
  for (const auto& stream : {huge, unknown, frame(3, 1, "Error grabbing logs: EOF\n")}) {
    reader.resume();
    EXPECT_THROW(put(stream), std::runtime_error);
  }
  EXPECT_THAT(lines, IsEmpty());
  reader.resume();
  put(std::string("\1\0\0\0\0\0\0\5hello", 13) + frame(1, 3, "still\n"));
  EXPECT_THAT(texts(), ElementsAre("hellostill"));
}

}  // namespace
}  // namespace localecs::docker
