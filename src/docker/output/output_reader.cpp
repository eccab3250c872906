// Reads output streams. Runs once for every line of every container, so it copies each text once.
#include "output_reader.hpp"

#include <localecs/base/text.hpp>

#include <cstdio>
#include <stdexcept>

#include "engine/json_read.hpp"
#include "engine/rfc3339.hpp"

namespace localecs::docker {

using effects::OutputLine;

namespace {

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;  // a second
constexpr std::size_t kFrameHeader = 8;
constexpr std::size_t kLongestFrame = 2u << 20;
constexpr std::size_t kEntryText = 16u << 10;  // at most, in the Engine's logs
constexpr std::size_t kLongestLine = 256u << 10;
// "2006-01-02T15:04:05.000000000Z ", always of this form.
constexpr std::size_t kSecondLength = 19, kStampLength = 31;
// stdout and stderr are stamped side by side, so the log is not quite in order: ask from this much
// before the newest entry, and skip those already given.
constexpr std::int64_t kDisorder = 2 * kNanosPerSecond;

// No early return, so that the compiler can look at many bytes at a time.
bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char byte : text) all |= static_cast<unsigned char>(byte);
  return all < 0x80;
}

std::size_t frame_length(std::string_view header) {
  std::size_t length = 0;
  for (const char byte : header.substr(4, 4))
    length = length << 8 | static_cast<unsigned char>(byte);
  return length;
}

bool is_stamp(std::string_view text) {
  return text.size() >= kStampLength && text[4] == '-' && text[10] == 'T' && text[19] == '.' &&
         text[29] == 'Z' && text[30] == ' ';
}

}  // namespace

OutputLine OutputReader::line_of(const Source& source, std::int64_t time, std::string text) const {
  const TimePoint at(std::chrono::floor<Duration>(std::chrono::nanoseconds(time)));
  // Whatever a program prints is going to be shown as JSON.
  if (!is_ascii(text) && !is_utf8(text)) text = to_utf8(text);
  return {.at = at,
          .text = std::move(text),
          .is_error = &source == &sources_[1],
          .mark = {source.newest, source.count}};
}

void OutputReader::put(std::string_view data, std::vector<OutputLine>& lines) {
  if (data.empty()) return;
  // A frame begins with the number of its source, and a time stamp with a digit.
  if (form_ == Form::unknown) form_ = data[0] <= 3 ? Form::framed : Form::raw;
  // An entry may come in many small pieces: what waits for its rest is not copied for each.
  if (rest_.empty()) {
    rest_ = data.substr(take(data, lines));
  } else {
    rest_ += data;
    rest_.erase(0, take(rest_, lines));
  }
}

std::size_t OutputReader::take(std::string_view data, std::vector<OutputLine>& lines) {
  return form_ == Form::framed ? take_frames(data, lines) : take_raw(data, lines);
}

std::size_t OutputReader::take_frames(std::string_view data, std::vector<OutputLine>& lines) {
  std::size_t at = 0;
  while (data.size() - at >= kFrameHeader) {
    const auto length = frame_length(data.substr(at));
    if (length > kLongestFrame) throw std::runtime_error("its output stream makes no sense");
    if (data.size() - at - kFrameHeader < length) break;
    const auto entry = data.substr(at + kFrameHeader, length);
    const auto kind = data[at];
    if (kind == 3) throw std::runtime_error(to_utf8(trim(entry)));  // the Engine's own words
    if (kind < 0 || kind > 3) throw std::runtime_error("its output stream makes no sense");
    take_entry(sources_[kind == 2], entry, lines);
    at += kFrameHeader + length;
  }
  return at;
}

// Without frames an entry ends with its newline or where it is full.
std::size_t OutputReader::take_raw(std::string_view data, std::vector<OutputLine>& lines) {
  constexpr std::size_t kLongest = kStampLength + kEntryText;
  std::size_t at = 0;
  while (at < data.size()) {
    const auto window = data.substr(at, kLongest);
    const auto end = window.find('\n');
    if (end == window.npos && window.size() < kLongest) break;
    const auto entry = end == window.npos ? window : window.substr(0, end + 1);
    take_entry(sources_[0], entry, lines);
    at += entry.size();
  }
  return at;
}

void OutputReader::take_entry(Source& source, std::string_view entry,
                              std::vector<OutputLine>& lines) {
  const auto time = read_time(entry);
  if (skip_if_told(source, time)) return;
  next_run_ = 0;
  source.count = time == source.newest ? source.count + 1 : 1;
  source.newest = time;
  const bool ends = entry.ends_with('\n');
  if (ends) entry.remove_suffix(1);
  if (ends && source.line.empty())
    return lines.push_back(line_of(source, time, std::string(entry)));
  if (source.line.empty()) source.line_time = time;
  source.line += entry;
  if (!ends && source.line.size() < kLongestLine) return;
  lines.push_back(line_of(source, source.line_time, std::exchange(source.line, {})));
}

// Whether the entry was given by an earlier connection. Entries of one source are in order, but
// several may have the same time: of those the first skip_count are skipped.
bool OutputReader::skip_if_told(Source& source, std::int64_t time) {
  if (source.skip_until == 0) return false;
  if (time < source.skip_until) return true;
  if (time == source.skip_until && source.skip_count > 0) {
    --source.skip_count;
    return true;
  }
  source.skip_until = 0;
  return false;
}

// Takes the time stamp from the front of `entry`. The text of the second is read only when it
// changes: tens of thousands of lines have the same one.
std::int64_t OutputReader::read_time(std::string_view& entry) {
  if (!is_stamp(entry)) return sources_[0].newest;
  if (entry.substr(0, kSecondLength) != second_text_) {
    second_text_ = entry.substr(0, kSecondLength);
    second_ = from_rfc3339(second_text_ + "Z");
  }
  std::int64_t fraction = 0;
  for (const char digit : entry.substr(kSecondLength + 1, 9))
    fraction = fraction * 10 + (digit - '0');
  entry.remove_prefix(kStampLength);
  return second_ + fraction;
}

// In a raw stream an entry without newline, a run's last, runs into the first one of the next run
// if both are asked for together: from now on ask only for what is newer.
void OutputReader::finish(std::vector<OutputLine>& lines) {
  if (form_ == Form::raw) {
    const auto last = std::exchange(rest_, {});
    if (!last.empty()) take_entry(sources_[0], last, lines);
    next_run_ = sources_[0].newest + 1;
  }
  for (auto& source : sources_) {
    if (source.line.empty()) continue;
    lines.push_back(line_of(source, source.line_time, std::exchange(source.line, {})));
  }
  resume();
}

void OutputReader::resume() {
  form_ = Form::unknown;
  rest_.clear();
  for (auto& source : sources_) {
    source.skip_until = std::max(source.newest, source.skip_until);
    source.skip_count = source.count;
  }
}

void OutputReader::skip_until(std::int64_t time) {
  for (auto& source : sources_) source = {.newest = time, .count = 0};
  resume();
}

void OutputReader::continue_from(const OutputMarks& marks) {
  for (std::size_t i = 0; i < sources_.size(); ++i)
    sources_[i] = {.newest = marks[i].time, .count = marks[i].count};
  resume();
}

std::string OutputReader::since() const {
  const auto newest = std::max(sources_[0].newest, sources_[1].newest);
  if (newest == 0) return {};
  const auto from = next_run_ != 0 ? next_run_ : std::max<std::int64_t>(newest - kDisorder, 1);
  char text[48];
  std::snprintf(text, sizeof text, "%lld.%09lld", static_cast<long long>(from / kNanosPerSecond),
                static_cast<long long>(from % kNanosPerSecond));
  return text;
}

}  // namespace localecs::docker
