// Matches texts against the patterns that models state: one character class, repeated.
#include <localecs/aws/rules.hpp>

#include <localecs/base/text.hpp>

#include <charconv>
#include <stdexcept>
#include <string>

namespace localecs::aws {
namespace {

// The next code point of what is known to be UTF-8; takes it from the front.
char32_t take_point(std::string_view& text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  char32_t point = length == 1 ? first : first & (0x7fu >> length);
  for (char c : text.substr(1, length - 1))
    point = (point << 6) | (static_cast<unsigned char>(c) & 0x3fu);
  text.remove_prefix(std::min(length, text.size()));
  return point;
}

class CharacterClass {
 public:
  // What stands between [ and ].
  explicit CharacterClass(std::string_view text) {
    while (!text.empty()) {
      const char32_t first = take(text);
      if (first == 0) continue;
      const bool is_range = text.size() >= 2 && text[0] == '-';
      if (is_range) text.remove_prefix(1);
      add(first, is_range ? take(text) : first);
    }
  }

  bool has(char32_t point) const {
    if (believes_unicode_ && point >= 0x80) return true;
    return std::ranges::any_of(
        ranges_, [&](const auto& range) { return point >= range.first && point <= range.second; });
  }

 private:
  void add(char32_t first, char32_t last) { ranges_.emplace_back(first, last); }

  void add_letters() {
    add('a', 'z');
    add('A', 'Z');
  }

  // One character, escaped or not; 0 where the escape stood for a whole class.
  char32_t take(std::string_view& text) {
    const char32_t point = take_point(text);
    if (point != '\\' || text.empty()) return point;
    const char32_t escaped = take_point(text);
    if (escaped == 'u') return take_hex(text);
    if (escaped == 'p') return take_property(text);
    if (escaped != 'w' && escaped != 'd') return escaped;
    add('0', '9');
    if (escaped == 'w') {
      add_letters();
      add('_', '_');
    }
    return 0;
  }

  static char32_t take_hex(std::string_view& text) {
    unsigned point = 0;
    std::from_chars(text.data(), text.data() + std::min<std::size_t>(4, text.size()), point, 16);
    text.remove_prefix(std::min<std::size_t>(4, text.size()));
    return point;
  }

  // \p{L}, \p{Z} or \p{N}.
  char32_t take_property(std::string_view& text) {
    if (text.starts_with("{L}")) add_letters();
    if (text.starts_with("{Z}")) add(' ', ' ');
    if (text.starts_with("{N}")) add('0', '9');
    believes_unicode_ = true;
    text.remove_prefix(std::min<std::size_t>(3, text.size()));
    return 0;
  }

  std::vector<std::pair<char32_t, char32_t>> ranges_;
  bool believes_unicode_ = false;
};

// Removes `front` and `back` where both are there.
bool strip(std::string_view& text, std::string_view front, std::string_view back) {
  if (!text.starts_with(front) || !text.ends_with(back)) return false;
  text = text.substr(front.size(), text.size() - front.size() - back.size());
  return true;
}

}  // namespace

bool matches(std::string_view pattern, std::string_view text) {
  std::string_view inner = pattern;
  strip(inner, "^", "$");
  strip(inner, "(", ")");
  const bool may_be_empty = inner.ends_with('*');
  if (!strip(inner, "[", "]*") && !strip(inner, "[", "]+"))
    throw std::invalid_argument("no pattern that is understood: " + std::string(pattern));
  if (text.empty()) return may_be_empty;
  if (!is_utf8(text)) return false;
  const CharacterClass allowed(inner);
  while (!text.empty())
    if (!allowed.has(take_point(text))) return false;
  return true;
}

}  // namespace localecs::aws
