// Writes a described wire shape as CBOR: structures as maps of their present members, enumerations
// as names, timestamps as milliseconds.
#pragma once

#include <localecs/aws/shape.hpp>
#include <localecs/base/cbor.hpp>

namespace localecs::state {

void write(cbor::Writer& out, const aws::Shape& shape, const void* value);
// Reads into a newly made `value`. Skips members that the shape no longer has. Throws
// cbor::Malformed.
void read(cbor::Reader& in, const aws::Shape& shape, void* value);

}  // namespace localecs::state
