// Reads and writes a record while walking the shape's description.
#include <localecs/state/shape_codec.hpp>

#include <limits>
#include <nlohmann/json.hpp>

namespace localecs::state {

using aws::Kind;
using aws::Member;
using aws::Shape;

namespace {

template <class T>
const T& as(const void* value) {
  return *static_cast<const T*>(value);
}
template <class T>
T& as(void* value) {
  return *static_cast<T*>(value);
}

void write_structure(cbor::Writer& out, const Shape& shape, const void* value) {
  out.open_map();
  for (const Member& member : shape.members)
    if (const void* inner = member.get(value)) {
      out.text(member.name);
      write(out, member.shape(), inner);
    }
  out.end();
}

void write_map(cbor::Writer& out, const Shape& shape, const void* value) {
  struct Context {
    cbor::Writer& out;
    const Shape& element;
  } context{out, shape.element()};
  out.open_map();
  shape.each(value, &context, [](void* to, const std::string& key, const void* element) {
    auto& [writer, element_shape] = *static_cast<Context*>(to);
    writer.bytes(key);
    write(writer, element_shape, element);
  });
  out.end();
}

void write_list(cbor::Writer& out, const Shape& shape, const void* value) {
  const std::size_t size = shape.size(value);
  out.array(size);
  for (std::size_t i = 0; i < size; ++i) write(out, shape.element(), shape.item(value, i));
}

// Records nearly always have members in the shape's order, so the search begins after the member
// found last.
const Member* find_member(const Shape& shape, std::string_view name, std::size_t& from) {
  const std::size_t count = shape.members.size();
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = (from + i) % count;
    if (shape.members[at].name != name) continue;
    from = at + 1;
    return &shape.members[at];
  }
  return nullptr;
}

void read_structure(cbor::Reader& in, const Shape& shape, void* value) {
  std::size_t from = 0;
  in.items(cbor::Major::map, [&] {
    const Member* member = find_member(shape, in.text(), from);
    if (!member) return in.skip();
    read(in, member->shape(), member->make(value));
  });
}

void read_enumeration(cbor::Reader& in, const Shape& shape, void* value) {
  const std::string_view name = in.text();
  for (std::size_t i = 0; i < shape.values.size(); ++i)
    if (shape.values[i] == name) return shape.set_value(value, i);
  throw cbor::Malformed("no " + std::string(shape.name) + " is " + std::string(name));
}

}  // namespace

void write(cbor::Writer& out, const Shape& shape, const void* value) {
  switch (shape.kind) {
    case Kind::structure:
      return write_structure(out, shape, value);
    case Kind::map:
      return write_map(out, shape, value);
    case Kind::list:
      return write_list(out, shape, value);
    case Kind::enumeration:
      return out.text(shape.values[shape.get_value(value)]);
    case Kind::string:
      return out.bytes(as<std::string>(value));
    case Kind::integer:
      return out.integer(as<std::int32_t>(value));
    case Kind::long_integer:
      return out.integer(as<std::int64_t>(value));
    case Kind::floating:
      return out.floating(as<double>(value));
    case Kind::boolean:
      return out.boolean(as<bool>(value));
    case Kind::timestamp:
      return out.integer(as<aws::Timestamp>(value).time_since_epoch().count());
    case Kind::blob:
      return out.bytes(as<aws::Blob>(value).bytes);
    case Kind::document:
      return out.bytes(as<aws::FreeDocument>(value).json);
  }
}

void read(cbor::Reader& in, const Shape& shape, void* value) {
  switch (shape.kind) {
    case Kind::structure:
      return read_structure(in, shape, value);
    case Kind::map:
      return in.items(cbor::Major::map, [&] {
        const std::string_view key = in.bytes();
        read(in, shape.element(), shape.insert(value, key));
      });
    case Kind::list:
      return in.items(cbor::Major::array, [&] { read(in, shape.element(), shape.append(value)); });
    case Kind::enumeration:
      return read_enumeration(in, shape, value);
    case Kind::string:
      as<std::string>(value) = in.bytes();
      return;
    case Kind::integer: {
      const std::int64_t number = in.integer();
      using Limits = std::numeric_limits<std::int32_t>;
      if (number < Limits::min() || number > Limits::max())
        throw cbor::Malformed("a number is too large for its member");
      as<std::int32_t>(value) = static_cast<std::int32_t>(number);
      return;
    }
    case Kind::long_integer:
      as<std::int64_t>(value) = in.integer();
      return;
    case Kind::floating:
      as<double>(value) = in.floating();
      return;
    case Kind::boolean:
      as<bool>(value) = in.boolean();
      return;
    case Kind::timestamp:
      as<aws::Timestamp>(value) = aws::Timestamp(Duration(in.integer()));
      return;
    case Kind::blob:
      as<aws::Blob>(value).bytes = in.bytes();
      return;
    case Kind::document:
      as<aws::FreeDocument>(value).json = in.bytes();
      return;
  }
}

}  // namespace localecs::state
