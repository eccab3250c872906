// Digests, hex digits and the comparison of secrets.
#include <gmock/gmock.h>

#include <localecs/base/digest.hpp>

namespace localecs {
namespace {

TEST(Sha256, gives_the_digest_of_the_standard) {
  EXPECT_EQ(to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Secrets, are_the_same_or_not) {
  EXPECT_TRUE(is_same_secret("", ""));
  EXPECT_TRUE(is_same_secret("abc", "abc"));
  for (const char* other : {"", "ab", "abd", "abcd"}) EXPECT_FALSE(is_same_secret("abc", other));
}

}  // namespace
}  // namespace localecs
