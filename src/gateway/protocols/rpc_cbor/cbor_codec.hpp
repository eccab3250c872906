// Reads and writes CBOR in the form of Smithy's rpc-v2-cbor protocol.
#pragma once

#include <localecs/aws/document.hpp>

#include <string>
#include <string_view>

namespace localecs::gateway {

// bytes: one CBOR item. Gives the Document that JSON would have given: byte strings become base64,
// tagged times become seconds. Throws SerializationException if the bytes are no CBOR, nest deeper
// than 64 or have texts that are not UTF-8.
aws::Document from_cbor(std::string_view bytes);

// Appends the value: maps and lists with their length, floating numbers of 64 bits, times tagged.
void write_cbor(const aws::Shape& shape, const void* value, std::string& to);

}  // namespace localecs::gateway
