// The private API by method and path.
#include <localecs/services/local.hpp>

#include "operations.hpp"

namespace localecs::services::local {
namespace {

constexpr Operation table[] = {
    operation<&explain>("GET /_localecs/explain"),
};

}  // namespace

const OperationTable& operations() {
  static constexpr OperationTable local{
      .name = "localecs", .target_prefix = "", .operations = table};
  return local;
}

}  // namespace localecs::services::local
