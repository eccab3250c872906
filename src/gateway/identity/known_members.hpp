// What of an input the operation will read.
#pragma once

#include <localecs/aws/document.hpp>

namespace localecs::gateway {

// The members of `input` that its shape has and that are not null. Policies look at nothing else,
// or a made up member could stand for the real one.
aws::Document known_members(const aws::Shape& shape, const aws::Document& input);

}  // namespace localecs::gateway
