// Reads any CBOR into a Document, and writes values of described shapes as CBOR.
#include "cbor_codec.hpp"

#include <localecs/aws/error.hpp>
#include <localecs/base/cbor.hpp>
#include <localecs/base/text.hpp>

#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

namespace localecs::gateway {
namespace {

using aws::Document;
using aws::Kind;
using aws::Shape;

using cbor::Head;
using cbor::Major;

constexpr int kDeepest = 64;        // nested arrays, maps and tags
constexpr std::uint64_t kTime = 1;  // the tag for seconds since 1970

std::string text_in(cbor::Reader& from) {
  std::string text = from.string_of(from.head());
  if (!is_utf8(text)) throw cbor::Malformed("CBOR: a text is not UTF-8");
  return text;
}

// A negative integer is stored as -1 - n.
Document number_of(const Head& head) {
  if (head.major == Major::unsigned_) return head.value;
  if (head.value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    throw cbor::Malformed("CBOR: a number is too small");
  return -1 - static_cast<std::int64_t>(head.value);
}

// false, true, null and floating numbers of 16, 32 and 64 bits; the numbers are those of RFC 8949.
Document simple_of(const Head& head) {
  constexpr int no = 20, yes = 21, half = 25, whole_double = 27;
  if (head.is_null()) return nullptr;
  if (head.info == no || head.info == yes) return head.info == yes;
  if (head.info >= half && head.info <= whole_double) return cbor::floating_of(head);
  throw cbor::Malformed("CBOR: a value that has no meaning here");
}

Document read(cbor::Reader& from, int depth);

Document read_map(cbor::Reader& from, int depth) {
  Document object = Document::object();
  from.items(Major::map, [&] {
    if (from.peek().major != Major::text) throw cbor::Malformed("CBOR: a key is not a text");
    std::string key = text_in(from);
    object[std::move(key)] = read(from, depth + 1);
  });
  return object;
}

Document read(cbor::Reader& from, int depth) {
  if (depth > kDeepest) throw cbor::Malformed("CBOR: items nest too deeply");
  switch (const Head next = from.peek(); next.major) {
    case Major::map:
      return read_map(from, depth);
    case Major::array: {
      Document list = Document::array();
      from.items(Major::array, [&] { list.push_back(read(from, depth + 1)); });
      return list;
    }
    case Major::text:
      return text_in(from);
    case Major::bytes:
      return base64_encode(from.string_of(from.head()));
    case Major::unsigned_:
    case Major::negative:
      return number_of(from.head());
    case Major::simple:
      return simple_of(from.head());
    case Major::tag:
      if (from.head().value != kTime) throw cbor::Malformed("CBOR: an unknown tag");
      return read(from, depth + 1);
  }
  return nullptr;
}

void write(const Shape& shape, const void* value, cbor::Writer& to);

void write_structure(const Shape& shape, const void* value, cbor::Writer& to) {
  std::size_t count = 0;
  for (const aws::Member& member : shape.members) count += member.get(value) != nullptr;
  to.map(count);
  for (const aws::Member& member : shape.members)
    if (const void* inner = member.get(value)) {
      to.text(member.name);
      write(member.shape(), inner, to);
    }
}

// Passed through Shape::each, which takes a function pointer and so no captures.
struct Entries {
  const Shape& element;
  cbor::Writer& to;
};

void write_map(const Shape& shape, const void* value, cbor::Writer& to) {
  std::size_t count = 0;
  shape.each(value, &count, [](void* counted, const std::string&, const void*) {
    ++*static_cast<std::size_t*>(counted);
  });
  to.map(count);
  Entries entries{shape.element(), to};
  shape.each(value, &entries, [](void* into, const std::string& key, const void* element) {
    const auto& [element_shape, writer] = *static_cast<Entries*>(into);
    writer.text(key);
    write(element_shape, element, writer);
  });
}

// Unsigned numbers beyond int64 are written as floating numbers, since Writer has no such integers.
void write_document(const Document& from, cbor::Writer& to) {
  if (from.is_object()) {
    to.map(from.size());
    for (const auto& [key, element] : from.items()) {
      to.text(key);
      write_document(element, to);
    }
  } else if (from.is_array()) {
    to.array(from.size());
    for (const Document& element : from) write_document(element, to);
  } else if (from.is_string()) {
    to.text(from.get_ref<const std::string&>());
  } else if (from.is_boolean()) {
    to.boolean(from.get<bool>());
  } else if (from.is_number_integer() &&
             !(from.is_number_unsigned() &&
               !std::in_range<std::int64_t>(from.get<std::uint64_t>()))) {
    to.integer(from.get<std::int64_t>());
  } else if (from.is_number()) {
    to.floating(from.get<double>());
  } else {
    to.null();
  }
}

void write(const Shape& shape, const void* value, cbor::Writer& to) {
  switch (shape.kind) {
    case Kind::structure:
      return write_structure(shape, value, to);
    case Kind::list:
      to.array(shape.size(value));
      for (std::size_t i = 0; i < shape.size(value); ++i)
        write(shape.element(), shape.item(value, i), to);
      return;
    case Kind::map:
      return write_map(shape, value, to);
    case Kind::enumeration:
      return to.text(shape.values[shape.get_value(value)]);
    case Kind::string:
      return to.text(*static_cast<const std::string*>(value));
    case Kind::integer:
      return to.integer(*static_cast<const std::int32_t*>(value));
    case Kind::long_integer:
      return to.integer(*static_cast<const std::int64_t*>(value));
    case Kind::floating:
      return to.floating(*static_cast<const double*>(value));
    case Kind::boolean:
      return to.boolean(*static_cast<const bool*>(value));
    case Kind::timestamp:
      to.tag(kTime);
      return to.floating(epoch_seconds(*static_cast<const aws::Timestamp*>(value)));
    case Kind::blob:
      return to.bytes(static_cast<const aws::Blob*>(value)->bytes);
    case Kind::document:
      return write_document(
          Document::parse(static_cast<const aws::FreeDocument*>(value)->json, nullptr, false), to);
  }
}

}  // namespace

Document from_cbor(std::string_view bytes) {
  try {
    cbor::Reader from(bytes);
    Document document = read(from, 0);
    if (!from.at_end()) throw cbor::Malformed("CBOR: something follows the item");
    return document;
  } catch (const cbor::Malformed& problem) {
    throw aws::serialization_error(std::string("The request body cannot be read. ") +
                                   problem.what() + ".");
  }
}

void write_cbor(const Shape& shape, const void* value, std::string& to) {
  cbor::Writer writer(to);
  write(shape, value, writer);
}

}  // namespace localecs::gateway
