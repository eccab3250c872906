// Writes a value of a described shape as the XML of awsQuery answers.
#include "xml_writer.hpp"

#include <localecs/base/text.hpp>

#include <cmath>
#include <nlohmann/json.hpp>

namespace localecs::gateway {
namespace {

using aws::Kind;
using aws::Shape;

void write_floating(double number, std::string& to) {
  if (std::isfinite(number)) return append_floating(to, number);
  to += std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
}

void write(const Shape& shape, const void* value, std::string& to);

void write_element(std::string_view name, const Shape& shape, const void* value, std::string& to) {
  to.append("<").append(name).append(">");
  write(shape, value, to);
  to.append("</").append(name).append(">");
}

void write_map(const Shape& shape, const void* value, std::string& to) {
  std::pair<const Shape*, std::string*> context{&shape.element(), &to};
  shape.each(value, &context, [](void* into, const std::string& key, const void* element) {
    auto& [element_shape, out] = *static_cast<std::pair<const Shape*, std::string*>*>(into);
    *out += "<entry><key>";
    write_xml_text(key, *out);
    *out += "</key>";
    write_element("value", *element_shape, element, *out);
    *out += "</entry>";
  });
}

void write(const Shape& shape, const void* value, std::string& to) {
  switch (shape.kind) {
    case Kind::structure:
      for (const aws::Member& member : shape.members)
        if (const void* inner = member.get(value))
          write_element(member.name, member.shape(), inner, to);
      return;
    case Kind::list:
      for (std::size_t i = 0; i < shape.size(value); ++i)
        write_element("member", shape.element(), shape.item(value, i), to);
      return;
    case Kind::map:
      return write_map(shape, value, to);
    case Kind::enumeration:
      return write_xml_text(shape.values[shape.get_value(value)], to);
    case Kind::string:
      return write_xml_text(*static_cast<const std::string*>(value), to);
    case Kind::integer:
      return append_integer(to, *static_cast<const std::int32_t*>(value));
    case Kind::long_integer:
      return append_integer(to, *static_cast<const std::int64_t*>(value));
    case Kind::floating:
      return write_floating(*static_cast<const double*>(value), to);
    case Kind::boolean:
      to += *static_cast<const bool*>(value) ? "true" : "false";
      return;
    case Kind::timestamp:
      to += to_rfc3339(*static_cast<const aws::Timestamp*>(value));
      return;
    case Kind::blob:
      to += base64_encode(static_cast<const aws::Blob*>(value)->bytes);
      return;
    case Kind::document:  // occurs in no service that answers in XML
      return write_xml_text(static_cast<const aws::FreeDocument*>(value)->json, to);
  }
}

}  // namespace

void write_xml(const Shape& shape, const void* value, std::string& to) {
  write(shape, value, to);
}

void write_xml_text(std::string_view text, std::string& to) {
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&')
      to += "&amp;";
    else if (c == '<')
      to += "&lt;";
    else if (c == '>')
      to += "&gt;";
    else if (c == '\r')
      to += "&#xD;";
    else if (byte < 0x20 && c != '\n' && c != '\t')
      to += "\xef\xbf\xbd";  // U+FFFD: XML cannot express control characters
    else
      to += c;
  }
}

}  // namespace localecs::gateway
