// The wing of AWS STS.
#include <localecs/services/sts.hpp>
#include <localecs/services/sts/rows.hpp>
#include <localecs/services/wing.hpp>

#include "policy.hpp"

namespace localecs::services::sts {

namespace {

constexpr std::string_view kFreeOperations[] = {"GetCallerIdentity"};

}  // namespace

extern const Wing wing;
const Wing wing{
    .operations = &operations,
    .parts = &parts,
    .policy = {.name = "sts", .resources = &resources, .free_operations = kFreeOperations}};

}  // namespace localecs::services::sts
