// Documents and described values as CBOR, in the form of Smithy's rpc-v2-cbor.
#pragma once

#include <localecs/aws/document.hpp>

#include <string>
#include <string_view>

namespace localecs::gateway {

// What one CBOR item says, as the Document that JSON would have made: byte strings as base64,
// tagged times as seconds. Throws SerializationException for what is no CBOR, nests too deeply or
// has texts that are not UTF-8.
aws::Document from_cbor(std::string_view bytes);

// Maps and lists of definite length, floating numbers of 64 bits, times tagged.
void write_cbor(const aws::Shape& shape, const void* value, std::string& to);

}  // namespace localecs::gateway
