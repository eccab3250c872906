// CBOR (RFC 8949): items are written straight into a text and read from one, without a tree of
// values in between.
#pragma once

#include <bit>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace localecs::cbor {

// The bytes end too early, or hold another item than the caller expects.
class Malformed : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The major types of RFC 8949, section 3.1.
enum class Major : std::uint8_t { unsigned_, negative, bytes, text, array, map, tag, simple };

// The beginning of an item. An array, map or string without a length ("open") ends with a break.
struct Head {
  Major major = Major::simple;
  std::uint8_t info = 0;    // the first byte's low five bits; 31 in an array, map or string: open
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

// Takes items from the front of a text, which must outlive the views that are returned. Every
// function throws Malformed if the next item is another one.
class Reader {
 public:
  explicit Reader(std::string_view from) : left_(from) {}

  bool at_end() const { return left_.empty(); }
  Head head();
  // The next item's head, without taking it.
  Head peek() const { return Reader(*this).head(); }
  // Take a break or a null if it comes next, and tell whether it did.
  bool take_break();
  bool take_null();

  std::int64_t integer();
  // Takes a number of either kind.
  double floating();
  bool boolean();
  // Take a string that is not open. The views point into the text.
  std::string_view text();
  std::string_view bytes();
  // Takes the bytes that follow the head of a string; the chunks of an open string are joined.
  std::string string_of(const Head& head);

  // Takes an array or a map. Calls `each` once for every item, which must take that item; in a map
  // it must take key and value.
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
  // Takes any item with everything in it. Throws Malformed if it nests deeper than 64.
  void skip(int depth = 0);

 private:
  std::string_view take(std::uint64_t count);

  std::string_view left_;
};

// The floating number that a head holds. Throws Malformed if it holds none.
double floating_of(const Head& head);

}  // namespace localecs::cbor
