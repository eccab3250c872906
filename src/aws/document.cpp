// The strict codec between values of described shapes and Documents: one switch over the kinds of
// shapes in each direction.
#include <localecs/aws/document.hpp>

#include <localecs/aws/dialect.hpp>
#include <localecs/aws/error.hpp>
#include <localecs/base/text.hpp>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace localecs::aws {
namespace {

// The place in the request that is being read, for messages: "containerDefinitions[0].cpu". It is a
// chain on the stack: no text is made unless there is an error.
struct Path {
  const Path* parent = nullptr;
  std::string_view name;  // of a member; empty for a list's element
  std::size_t index = 0;  // of a list's element

  std::string text() const {
    if (!parent) return {};
    std::string before = parent->text();
    if (name.empty()) return before + "[" + std::to_string(index) + "]";
    return before.empty() ? std::string(name) : before + "." + std::string(name);
  }
};

[[noreturn]] void throw_wrong_type(const Path& at, std::string_view wanted) {
  const std::string where = at.text();
  throw serialization_error((where.empty() ? "The request" : "Member '" + where + "'") +
                            " must be " + std::string(wanted) + ".");
}

std::int64_t whole_number(const Document& from, const Path& at, std::int64_t low,
                          std::int64_t high) {
  if (!from.is_number_integer()) throw_wrong_type(at, "a whole number");
  // Numbers beyond int64 come as unsigned ones; get<std::int64_t> would wrap them.
  if (from.is_number_unsigned() && from.get<std::uint64_t>() > static_cast<std::uint64_t>(high))
    throw_wrong_type(at, "a number in range");
  const auto number = from.get<std::int64_t>();
  if (number < low || number > high) throw_wrong_type(at, "a number in range");
  return number;
}

Timestamp instant(const Document& from, const Path& at) {
  if (!from.is_number()) throw_wrong_type(at, "a timestamp: seconds since 1970 as a number");
  const double seconds = from.get<double>();
  // Written so that NaN is refused too. Larger numbers would overflow milliseconds.
  if (!(std::abs(seconds) < 1e12)) throw_wrong_type(at, "a timestamp in range");
  return from_epoch_seconds(seconds);
}

double finite(const Document& from, const Path& at) {
  if (!from.is_number() || !std::isfinite(from.get<double>())) throw_wrong_type(at, "a number");
  return from.get<double>();
}

// JSON has no numbers that are not finite: protocols write them as words.
double floating(const Document& from, const Path& at) {
  if (from == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (from == "Infinity") return std::numeric_limits<double>::infinity();
  if (from == "-Infinity") return -std::numeric_limits<double>::infinity();
  if (!from.is_number()) throw_wrong_type(at, "a number");
  return from.get<double>();
}

std::string bytes(const Document& from, const Path& at) {
  if (!from.is_string()) throw_wrong_type(at, "base64 text");
  auto decoded = base64_decode(from.get_ref<const std::string&>());
  if (!decoded) throw_wrong_type(at, "base64 text");
  return *std::move(decoded);
}

// Fills values from Documents. Missing and unknown values are reported in the service's dialect,
// wrong types in one wording for all services.
class Reader {
 public:
  explicit Reader(const Dialect& dialect) : dialect_(dialect) {}

  void read(const Shape& shape, void* value, const Document& from, const Path& at) {
    switch (shape.kind) {
      case Kind::structure:
        return read_structure(shape, value, from, at);
      case Kind::enumeration:
        return read_enumeration(shape, value, from, at);
      case Kind::list:
        if (!from.is_array()) throw_wrong_type(at, "a list");
        for (std::size_t i = 0; i < from.size(); ++i)
          read(shape.element(), shape.append(value), from[i], Path{&at, {}, i});
        return;
      case Kind::map:
        if (!from.is_object()) throw_wrong_type(at, "an object");
        for (const auto& [key, element] : from.items())
          read(shape.element(), shape.insert(value, key), element, Path{&at, key});
        return;
      case Kind::string:
        if (!from.is_string()) throw_wrong_type(at, "a string");
        *static_cast<std::string*>(value) = from.get_ref<const std::string&>();
        return;
      case Kind::integer:
        *static_cast<std::int32_t*>(value) = static_cast<std::int32_t>(
            whole_number(from, at, std::numeric_limits<std::int32_t>::min(),
                         std::numeric_limits<std::int32_t>::max()));
        return;
      case Kind::long_integer:
        *static_cast<std::int64_t*>(value) =
            whole_number(from, at, std::numeric_limits<std::int64_t>::min(),
                         std::numeric_limits<std::int64_t>::max());
        return;
      case Kind::floating:
        // ECS's operations compare with ranges, and NaN is in none and out of none.
        *static_cast<double*>(value) =
            dialect_.checks_limits ? floating(from, at) : finite(from, at);
        return;
      case Kind::boolean:
        if (!from.is_boolean()) throw_wrong_type(at, "true or false");
        *static_cast<bool*>(value) = from.get<bool>();
        return;
      case Kind::timestamp:
        *static_cast<Timestamp*>(value) = instant(from, at);
        return;
      case Kind::blob:
        static_cast<Blob*>(value)->bytes = bytes(from, at);
        return;
      case Kind::document:
        static_cast<FreeDocument*>(value)->json =
            from.dump(-1, ' ', false, Document::error_handler_t::replace);
        return;
    }
  }

 private:
  [[noreturn]] void throw_missing(const Path& at) const {
    throw Error(std::string(dialect_.error_code), dialect_.missing(at.text()));
  }

  [[noreturn]] void throw_unknown_value(const Path& at, std::string_view value,
                                        const Shape& shape) const {
    throw Error(std::string(dialect_.error_code), dialect_.unknown_value(at.text(), value, shape));
  }

  void read_structure(const Shape& shape, void* value, const Document& from, const Path& at) {
    if (!from.is_object()) throw_wrong_type(at, "an object");
    for (const Member& member : shape.members) {
      const Path here{&at, member.name};
      const auto found = from.find(member.name);
      if (found == from.end() || found->is_null()) {
        if (member.is_required()) throw_missing(here);
        continue;
      }
      read(member.shape(), member.make(value), *found, here);
    }
  }

  void read_enumeration(const Shape& shape, void* value, const Document& from, const Path& at) {
    if (!from.is_string()) throw_wrong_type(at, "a string");
    const auto& text = from.get_ref<const std::string&>();
    for (std::size_t index = 0; index < shape.values.size(); ++index)
      if (shape.values[index] == text) return shape.set_value(value, index);
    throw_unknown_value(at, text, shape);
  }

  const Dialect& dialect_;
};

Document write(const Shape& shape, const void* value) {
  switch (shape.kind) {
    case Kind::structure: {
      Document object = Document::object();
      for (const Member& member : shape.members)
        if (const void* inner = member.get(value))
          object[member.name] = write(member.shape(), inner);
      return object;
    }
    case Kind::list: {
      Document list = Document::array();
      for (std::size_t i = 0; i < shape.size(value); ++i)
        list.push_back(write(shape.element(), shape.item(value, i)));
      return list;
    }
    case Kind::map: {
      Document object = Document::object();
      std::pair<Document*, const Shape*> context{&object, &shape.element()};
      shape.each(value, &context, [](void* to, const std::string& key, const void* element) {
        auto& [into, element_shape] = *static_cast<std::pair<Document*, const Shape*>*>(to);
        (*into)[key] = write(*element_shape, element);
      });
      return object;
    }
    case Kind::enumeration:
      return shape.values[shape.get_value(value)];
    case Kind::string:
      return *static_cast<const std::string*>(value);
    case Kind::integer:
      return *static_cast<const std::int32_t*>(value);
    case Kind::long_integer:
      return *static_cast<const std::int64_t*>(value);
    case Kind::floating:
      return *static_cast<const double*>(value);
    case Kind::boolean:
      return *static_cast<const bool*>(value);
    case Kind::timestamp:
      return epoch_seconds(*static_cast<const Timestamp*>(value));
    case Kind::blob:
      return base64_encode(static_cast<const Blob*>(value)->bytes);
    case Kind::document:
      return Document::parse(static_cast<const FreeDocument*>(value)->json, nullptr, false);
  }
  return nullptr;
}

}  // namespace

void decode(const Shape& shape, void* value, const Document& from, const Dialect& dialect) {
  Reader(dialect).read(shape, value, from, Path{});
}

void decode(const Shape& shape, void* value, const Document& from) {
  static constexpr Dialect plain = validation_errors("ValidationException");
  decode(shape, value, from, plain);
}

Document encode(const Shape& shape, const void* value) {
  return write(shape, value);
}

}  // namespace localecs::aws
