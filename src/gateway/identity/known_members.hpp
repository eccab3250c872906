// Keeps the members of an input that its operation will read.
#pragma once

#include <localecs/aws/document.hpp>

namespace localecs::gateway {

// The members of `input` that its shape has and that are not null. Policies must not look at
// others: an invented member could name a permitted resource while the operation uses another.
aws::Document known_members(const aws::Shape& shape, const aws::Document& input);

}  // namespace localecs::gateway
