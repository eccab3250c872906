// Writes values of described shapes as XML, in the form of awsQuery answers.
#pragma once

#include <localecs/aws/shape.hpp>

#include <string>
#include <string_view>

namespace localecs::gateway {

// Appends a structure's members, one element each, without an element around them. List items
// become <member>, map entries <entry><key/><value/></entry>.
void write_xml(const aws::Shape& shape, const void* value, std::string& to);

// Appends text escaped for a place between tags.
void write_xml_text(std::string_view text, std::string& to);

}  // namespace localecs::gateway
