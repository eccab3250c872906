// CBOR (RFC 8949), written into a text and read from one without a tree in between.
#pragma once

#include <bit>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace localecs::cbor {

// What is read is not what was expected, or ends too early.
class Malformed : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The major types of RFC 8949, section 3.1.
enum class Major : std::uint8_t { unsigned_, negative, bytes, text, array, map, tag, simple };

// The beginning of an item. Arrays and maps without a length end with a break.
struct Head {
  Major major = Major::simple;
  std::uint8_t info = 0;    // the low five bits: 31 of an array, a map or a string: no length
  std::uint64_t value = 0;  // a number, a length, a tag, or the bits of a floating number

  bool is_open() const { return info == 31 && major != Major::simple; }
  bool is_break() const { return info == 31 && major == Major::simple; }
  bool is_null() const { return major == Major::simple && (info == 22 || info == 23); }
};

// Appends items to a text.
class Writer {
 public:
  explicit Writer(std::string& to) : to_(to) {}

  void head(Major major, std::uint64_t value);
  void integer(std::int64_t number);
  void floating(double number);
  void boolean(bool value) { to_ += static_cast<char>(value ? 0xF5 : 0xF4); }
  void null() { to_ += static_cast<char>(0xF6); }
  void text(std::string_view text);
  void bytes(std::string_view bytes);
  void array(std::size_t size) { head(Major::array, size); }
  void map(std::size_t size) { head(Major::map, size); }
  void tag(std::uint64_t tag) { head(Major::tag, tag); }
  // Arrays and maps whose size is not known before; end() closes the innermost.
  void open_array() { to_ += static_cast<char>(0x9F); }
  void open_map() { to_ += static_cast<char>(0xBF); }
  void end() { to_ += static_cast<char>(0xFF); }

 private:
  std::string& to_;
};

// Takes items from the front of a text that has to outlive what is read. Everything throws
// Malformed for what it cannot be.
class Reader {
 public:
  explicit Reader(std::string_view from) : left_(from) {}

  bool at_end() const { return left_.empty(); }
  Head head();
  // Looks without taking.
  Head peek() const { return Reader(*this).head(); }
  // Takes a break or a null where one comes next.
  bool take_break();
  bool take_null();

  std::int64_t integer();
  // Any number, an integer too.
  double floating();
  bool boolean();
  // Of definite length: a view into what is read.
  std::string_view text();
  std::string_view bytes();
  // What follows such a head of a string; for those without a length their chunks, joined.
  std::string string_of(const Head& head);

  // An array or a map: calls `each` for every item, which must take it (of maps: key and value).
  template <class Each>
  void items(Major major, Each each) {
    const Head begin = head();
    if (begin.major != major) throw Malformed("CBOR: an array or a map was expected");
    if (begin.is_open()) {
      while (!take_break()) each();
    } else {
      for (std::uint64_t i = 0; i < begin.value; ++i) each();
    }
  }
  // Takes any item, whatever is in it, to a depth that no honest text has.
  void skip(int depth = 0);

 private:
  std::string_view take(std::uint64_t count);

  std::string_view left_;
};

// The floating number of such a head, of 16, 32 or 64 bits.
double floating_of(const Head& head);

}  // namespace localecs::cbor
