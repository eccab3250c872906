// Described values as XML, in the form of awsQuery answers.
#pragma once

#include <localecs/aws/shape.hpp>

#include <string>
#include <string_view>

namespace localecs::gateway {

// The members of a structure, one element each and none around them; list items are <member>, map
// entries <entry><key/><value/></entry>.
void write_xml(const aws::Shape& shape, const void* value, std::string& to);

// Text as it stands between tags.
void write_xml_text(std::string_view text, std::string& to);

}  // namespace localecs::gateway
