// CBOR: any bytes are read as items of every kind, or refused; what was read can be written, and
// what was written is read as the same.
#include <localecs/base/cbor.hpp>

#include "target.hpp"

namespace localecs::fuzz {
namespace {

using cbor::Major;
using cbor::Malformed;
using cbor::Reader;
using cbor::Writer;

constexpr int kDeepest = 64;

void copy(Reader& from, Writer& to, int depth);

void copy_items(Reader& from, Writer& to, Major major, int depth) {
  major == Major::array ? to.open_array() : to.open_map();
  from.items(major, [&] {
    copy(from, to, depth + 1);
    if (major == Major::map) copy(from, to, depth + 1);
  });
  to.end();
}

// The next item, in the form that our writer gives it.
void copy(Reader& from, Writer& to, int depth) {
  if (depth > kDeepest) throw Malformed("too deep");
  const cbor::Head next = from.peek();
  if (next.major == Major::array || next.major == Major::map)
    return copy_items(from, to, next.major, depth);
  if (next.major == Major::unsigned_ || next.major == Major::negative)
    return to.integer(from.integer());
  if (next.is_null()) {
    require(from.take_null(), "a null that was seen is there");
    return to.null();
  }
  from.head();
  if (next.is_break()) throw Malformed("an end without a beginning");
  if (next.major == Major::text) return to.text(from.string_of(next));
  if (next.major == Major::bytes) return to.bytes(from.string_of(next));
  if (next.major == Major::simple) {
    if (next.info == 20 || next.info == 21) return to.boolean(next.info == 21);
    return to.floating(cbor::floating_of(next));
  }
  to.tag(next.value);
  copy(from, to, depth + 1);
}

std::string copied(std::string_view bytes) {
  std::string written;
  Reader from(bytes);
  Writer to(written);
  copy(from, to, 0);
  return written;
}

// One reader of each kind at the first item.
void read_as_anything(std::string_view bytes) {
  void (*const readers[])(Reader&) = {[](Reader& from) { from.integer(); },
                                      [](Reader& from) { from.floating(); },
                                      [](Reader& from) { from.boolean(); },
                                      [](Reader& from) { from.text(); },
                                      [](Reader& from) { from.bytes(); },
                                      [](Reader& from) { from.skip(); },
                                      [](Reader& from) {
                                        from.take_null();
                                        from.take_break();
                                      }};
  for (const auto read : readers) try {
      Reader from(bytes);
      read(from);
    } catch (const Malformed&) {
    }
}

void run(std::string_view bytes) {
  const std::string text = unfolded(bytes);
  read_as_anything(text);
  std::string once;
  try {
    once = copied(text);
  } catch (const Malformed&) {
    return;
  }
  Reader from(once);
  from.skip();
  require(from.at_end(), "what was written is one item");
  require(copied(once) == once, "what was written is read as the same");
}

const Target target("cbor", run);

}  // namespace
}  // namespace localecs::fuzz
