// AWS STS as the house knows it.
#include <localecs/services/sts.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/services/wing.hpp>

namespace localecs::services::sts {

extern const Wing wing;
const Wing wing{.operations = &operations, .parts = &parts};

}  // namespace localecs::services::sts
