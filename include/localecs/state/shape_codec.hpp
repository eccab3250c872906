// A described wire shape as CBOR: structures are maps of the members that are there, enumerations
// their names, timestamps milliseconds.
#pragma once

#include <localecs/aws/shape.hpp>
#include <localecs/base/cbor.hpp>

namespace localecs::state {

void write(cbor::Writer& out, const aws::Shape& shape, const void* value);
// Into a value that is as its type makes it. Members that the shape does not have any more are
// passed over. Throws cbor::Malformed.
void read(cbor::Reader& in, const aws::Shape& shape, void* value);

}  // namespace localecs::state
