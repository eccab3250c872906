// Splits, searches and encodes texts.
#include <localecs/base/text.hpp>

#include <algorithm>
#include <array>
#include <charconv>

namespace localecs {
namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) text += separator;
    text += part;
  }
  return text;
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::optional<long long> to_number(std::string_view text) {
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_name(std::string_view text, std::size_t max_length) {
  return !text.empty() && text.size() <= max_length && std::ranges::all_of(text, [](char c) {
    return is_alphanumeric(c) || c == '-' || c == '_';
  });
}

bool is_hex(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

// On a mismatch goes back to the last '*' and lets it take one more character. Earlier ones need
// not be tried again: what they took is the shortest possible.
bool matches_wildcards(std::string_view pattern, std::string_view text, Wildcards wildcards) {
  const bool has_question_mark = wildcards == Wildcards::star_and_question_mark;
  constexpr auto none = std::string_view::npos;
  std::size_t at = 0, in = 0, after_star = none, tried = 0;
  while (in < text.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      after_star = ++at;
      tried = in;
    } else if (at < pattern.size() &&
               (pattern[at] == text[in] || (has_question_mark && pattern[at] == '?'))) {
      ++at, ++in;
    } else if (after_star != none) {
      at = after_star;
      in = ++tried;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', at) == none;
}

void append_integer(std::string& to, std::int64_t number) {
  char digits[24];
  to.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void append_floating(std::string& to, double number) {
  char digits[40];
  to.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

std::string base64_encode(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::size_t have = std::min<std::size_t>(3, bytes.size() - at);
    unsigned group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group = (group << 8) | (i < have ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    for (std::size_t i = 0; i < 4; ++i)
      text += i <= have ? kBase64[(group >> (18 - 6 * i)) & 63] : '=';
  }
  return text;
}

std::optional<std::string> base64_decode(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string bytes;
  unsigned group = 0;
  int bits = 0;
  for (int padding = 0; padding < 2 && text.ends_with('='); ++padding) text.remove_suffix(1);
  for (char c : text) {
    const auto value = kBase64.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    // Masked: only the bits of the last four digits are of use, and more would overflow.
    group = ((group << 6) | static_cast<unsigned>(value)) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((group >> bits) & 0xff);
  }
  return bytes;
}

std::string percent_encode(std::string_view text) {
  std::string encoded;
  for (char c : text) {
    if (is_alphanumeric(c) || std::string_view("-_.~").find(c) != std::string_view::npos) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
  }
  return encoded;
}

std::string percent_decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto digits = text.substr(at + 1, 2);
    if (text[at] != '%' || digits.size() != 2 || !is_hex(digits)) {
      decoded += text[at] == '+' ? ' ' : text[at];
      continue;
    }
    int byte = 0;
    std::from_chars(digits.data(), digits.data() + 2, byte, 16);
    decoded += static_cast<char>(byte);
    at += 2;
  }
  return decoded;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const auto first = static_cast<unsigned char>(text[0]);
    const std::size_t length = first < 0x80             ? 1
                               : (first & 0xe0) == 0xc0 ? 2
                               : (first & 0xf0) == 0xe0 ? 3
                               : (first & 0xf8) == 0xf0 ? 4
                                                        : 0;
    if (length == 0 || length > text.size()) return false;
    // The code point: the first byte's low bits, then six bits of each further byte.
    char32_t point = length == 1 ? first : first & (0x7fu >> length);
    for (char c : text.substr(1, length - 1)) {
      if ((static_cast<unsigned char>(c) & 0xc0) != 0x80) return false;
      point = (point << 6) | (static_cast<unsigned char>(c) & 0x3f);
    }
    // Refuses overlong forms (`least` has the smallest code point of each length), surrogates and
    // code points beyond Unicode.
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (point < least[length] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
      return false;
    text.remove_prefix(length);
  }
  return true;
}

// Counts the bytes that begin a code point.
std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

}  // namespace localecs
