// Reads and writes CBOR's heads, numbers and strings.
#include <localecs/base/cbor.hpp>

#include <cmath>
#include <limits>

namespace localecs::cbor {
namespace {

constexpr int kDeepest = 64;  // nested arrays, maps and tags that skip() accepts

// Values of the head's low five bits: floating numbers of 16, 32 and 64 bits, and "no length".
constexpr std::uint8_t kHalf = 25, kSingle = 26, kDouble = 27, kOpen = 31;

// IEEE 754's binary16: one bit of sign, five of exponent, ten of mantissa.
double half_to_double(std::uint64_t bits) {
  const int exponent = static_cast<int>(bits >> 10 & 31);
  const double mantissa = static_cast<double>(bits & 1023);
  double number = 0;
  if (exponent == 0)
    number = std::ldexp(mantissa, -24);
  else if (exponent == 31)
    number = mantissa == 0 ? std::numeric_limits<double>::infinity()
                           : std::numeric_limits<double>::quiet_NaN();
  else
    number = std::ldexp(mantissa + 1024, exponent - 25);
  return bits & 0x8000 ? -number : number;
}

}  // namespace

// Values below 24 fit into the first byte; larger ones follow it in 1, 2, 4 or 8 bytes, big-endian.
void Writer::head(Major major, std::uint64_t value) {
  const auto first = static_cast<std::uint8_t>(static_cast<std::uint8_t>(major) << 5);
  if (value < 24) {
    to_ += static_cast<char>(first | value);
    return;
  }
  const int log_size = value <= 0xFF ? 0 : value <= 0xFFFF ? 1 : value <= 0xFFFFFFFF ? 2 : 3;
  char buffer[9] = {static_cast<char>(first | (24 + log_size))};
  const int size = 1 << log_size;
  for (int i = 0; i < size; ++i) buffer[1 + i] = static_cast<char>(value >> (8 * (size - 1 - i)));
  to_.append(buffer, static_cast<std::size_t>(1 + size));
}

// A negative number n is written as -1 - n, which is ~n.
void Writer::integer(std::int64_t number) {
  if (number >= 0)
    head(Major::unsigned_, static_cast<std::uint64_t>(number));
  else
    head(Major::negative, ~static_cast<std::uint64_t>(number));
}

void Writer::floating(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number);
  char buffer[9] = {static_cast<char>(0xFB)};
  for (int i = 0; i < 8; ++i) buffer[1 + i] = static_cast<char>(bits >> (8 * (7 - i)));
  to_.append(buffer, sizeof buffer);
}

void Writer::text(std::string_view text) {
  head(Major::text, text.size());
  to_ += text;
}

void Writer::bytes(std::string_view bytes) {
  head(Major::bytes, bytes.size());
  to_ += bytes;
}

std::string_view Reader::take(std::uint64_t count) {
  if (count > left_.size()) throw Malformed("CBOR: it ends too early");
  const auto taken = left_.substr(0, static_cast<std::size_t>(count));
  left_.remove_prefix(taken.size());
  return taken;
}

Head Reader::head() {
  const auto first = static_cast<std::uint8_t>(take(1)[0]);
  Head head{.major = static_cast<Major>(first >> 5),
            .info = static_cast<std::uint8_t>(first & 31),
            .value = static_cast<std::uint64_t>(first & 31)};
  if (head.info < 24) return head;
  head.value = 0;
  if (head.info == kOpen) {
    const bool can_be_open =
        head.major == Major::simple || (head.major >= Major::bytes && head.major <= Major::map);
    if (!can_be_open) throw Malformed("CBOR: no length where there has to be one");
    return head;
  }
  if (head.info > kDouble) throw Malformed("CBOR: a reserved head");
  for (const char byte : take(std::uint64_t{1} << (head.info - 24)))
    head.value = head.value << 8 | static_cast<unsigned char>(byte);
  return head;
}

bool Reader::take_break() {
  if (!peek().is_break()) return false;
  head();
  return true;
}

bool Reader::take_null() {
  if (!peek().is_null()) return false;
  head();
  return true;
}

std::int64_t Reader::integer() {
  const Head number = head();
  const bool is_integer = number.major == Major::unsigned_ || number.major == Major::negative;
  if (!is_integer || number.value > std::uint64_t{std::numeric_limits<std::int64_t>::max()})
    throw Malformed("CBOR: an integer was expected");
  const auto value = static_cast<std::int64_t>(number.value);
  return number.major == Major::negative ? ~value : value;
}

double floating_of(const Head& head) {
  if (head.major == Major::simple) switch (head.info) {
      case kHalf:
        return half_to_double(head.value);
      case kSingle:
        return std::bit_cast<float>(static_cast<std::uint32_t>(head.value));
      case kDouble:
        return std::bit_cast<double>(head.value);
      default:
        break;
    }
  throw Malformed("CBOR: a number was expected");
}

double Reader::floating() {
  const Major major = peek().major;
  if (major == Major::unsigned_ || major == Major::negative) return static_cast<double>(integer());
  return floating_of(head());
}

bool Reader::boolean() {
  const Head value = head();
  if (value.major != Major::simple || (value.info != 20 && value.info != 21))
    throw Malformed("CBOR: true or false was expected");
  return value.info == 21;
}

std::string_view Reader::text() {
  const Head begin = head();
  if (begin.major != Major::text || begin.is_open()) throw Malformed("CBOR: a text was expected");
  return take(begin.value);
}

std::string_view Reader::bytes() {
  const Head begin = head();
  if (begin.major != Major::bytes || begin.is_open()) throw Malformed("CBOR: bytes were expected");
  return take(begin.value);
}

std::string Reader::string_of(const Head& begin) {
  if (!begin.is_open()) return std::string(take(begin.value));
  std::string joined;
  while (!take_break()) {
    const Head chunk = head();
    if (chunk.major != begin.major || chunk.is_open())
      throw Malformed("CBOR: a string's chunk was expected");
    joined += take(chunk.value);
  }
  return joined;
}

void Reader::skip(int depth) {
  if (depth > kDeepest) throw Malformed("CBOR: too deep");
  const Head next = peek();
  switch (next.major) {
    case Major::bytes:
    case Major::text:
      head();
      string_of(next);
      return;
    case Major::array:
      return items(Major::array, [&] { skip(depth + 1); });
    case Major::map:
      return items(Major::map, [&] {
        skip(depth + 1);
        skip(depth + 1);
      });
    case Major::tag:
      head();
      return skip(depth + 1);
    case Major::simple:
      if (next.is_break()) throw Malformed("CBOR: an end without a beginning");
      head();
      return;
    case Major::unsigned_:
    case Major::negative:
      head();
      return;
  }
}

}  // namespace localecs::cbor
