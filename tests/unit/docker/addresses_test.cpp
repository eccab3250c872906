// Addresses: as text, and one for each holder.
#include "docker/networks/addresses.hpp"

#include <gmock/gmock.h>

namespace localecs::docker {
namespace {

TEST(Addresses, read_and_written) {
  EXPECT_EQ(write_ip(*read_ip("10.96.3.4")), "10.96.3.4");
  for (const char* text : {"", "10.96.3", "10.96.3.256", "10.96.3.-1", "a.b.c.d", "1.2.3.4.5"}) {
    EXPECT_FALSE(read_ip(text)) << text;
  }
  EXPECT_EQ(write_cidr(*read_cidr("10.96.3.4/20")), "10.96.0.0/20");
  EXPECT_EQ(write_ip(read_cidr("10.96.0.0/20")->last()), "10.96.15.255");
  EXPECT_EQ(read_cidr("0.0.0.0/0")->last(), ~Ip{0});
  for (const char* text : {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "/8"}) {
    EXPECT_FALSE(read_cidr(text)) << text;
  }
}

struct AddressesTest : testing::Test {
  const Cidr cidr = *read_cidr("10.0.0.0/29");
  Addresses addresses{cidr, cidr.first + 1};
  std::string take(const std::string& holder) {
    const auto ip = addresses.take(holder);
    return ip ? write_ip(*ip) : "none";
  }
};

TEST_F(AddressesTest, belong_to_their_holder) {
  EXPECT_EQ(take("a"), "10.0.0.2");
  EXPECT_EQ(take("b"), "10.0.0.3");
  EXPECT_EQ(take("a"), "10.0.0.2");
  addresses.pass_on("a", "c");
  EXPECT_EQ(take("c"), "10.0.0.2");
  EXPECT_EQ(take("a"), "10.0.0.4");
}

TEST_F(AddressesTest, rest_before_they_are_used_again) {
  take("a");
  addresses.give_back("a");
  EXPECT_EQ(take("b"), "10.0.0.3");
  for (const char* holder : {"c", "d", "e"}) take(holder);
  EXPECT_EQ(take("f"), "10.0.0.2");
  EXPECT_EQ(take("g"), "none");
  addresses.give_back("d");
  EXPECT_EQ(take("g"), "10.0.0.5");
}

TEST_F(AddressesTest, of_others_are_left_alone) {
  addresses.found_in_use({cidr.first + 2, cidr.first + 3});
  EXPECT_EQ(take("a"), "10.0.0.4");
  addresses.avoid_address_of("a");
  EXPECT_EQ(take("a"), "10.0.0.5");
}

}  // namespace
}  // namespace localecs::docker
