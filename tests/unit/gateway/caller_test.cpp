// Account and region of a caller, read from the signature's credential scope.
#include <gmock/gmock.h>

#include "gateway/caller.hpp"

namespace localecs::gateway {
namespace {

state::Scope scope(std::string_view authorization) {
  return scope_of(authorization, {.account = "000000000000", .region = "us-east-1"});
}

void expect(std::string_view authorization, std::string_view account, std::string_view region) {
  const state::Scope found = scope(authorization);
  EXPECT_EQ(found.account, account) << authorization;
  EXPECT_EQ(found.region, region) << authorization;
}

TEST(Caller, is_in_the_region_of_the_signature) {
  expect("AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/ecs/aws4_request, SignedHeaders=a",
         "000000000000", "eu-west-1");
  expect("AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/ecs/aws4_request,SignedHeaders=a",
         "000000000000", "eu-west-1");
}

TEST(Caller, has_an_account_of_twelve_digits) {
  expect("Credential=123456789012/20260101/us-west-2/ecs/aws4_request", "123456789012",
         "us-west-2");
  for (const char* key : {"12345678901", "1234567890123", "12345678901a", "", "-12345678901"})
    expect("Credential=" + std::string(key) + "/20260101/us-west-2/ecs/aws4_request",
           "000000000000", "us-west-2");
}

TEST(Caller, is_the_default_one_when_nothing_readable_is_said) {
  expect("", "000000000000", "us-east-1");
  expect("Bearer token", "000000000000", "us-east-1");
  expect("AWS4-HMAC-SHA256 Credential=", "000000000000", "us-east-1");
  expect("Credential=////", "000000000000", "us-east-1");
  expect("Credential=AKIA/20260101/eu-west-1", "000000000000", "us-east-1");
}

TEST(Caller, cannot_smuggle_anything_into_arns) {
  for (const char* region : {"a:b", "a b", "../..", "\xc3\xa9"})
    expect("Credential=AKIA/20260101/" + std::string(region) + "/ecs/aws4_request", "000000000000",
           "us-east-1");
  expect("Credential=AKIA/20260101/" + std::string(33, 'a') + "/ecs/aws4_request", "000000000000",
         "us-east-1");
}

}  // namespace
}  // namespace localecs::gateway
