// AWS Secrets Manager as the house knows it.
#include <localecs/services/secretsmanager.hpp>
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/wing.hpp>

namespace localecs::services::secretsmanager {

extern const Wing wing;
const Wing wing{.operations = &operations, .parts = &parts};

}  // namespace localecs::services::secretsmanager
