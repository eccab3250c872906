// ARNs are read into their parts and written back.
#include <localecs/base/arn.hpp>

#include <gmock/gmock.h>

namespace localecs {
namespace {

TEST(Arn, has_six_parts_and_the_last_keeps_its_colons) {
  const std::string text = "arn:aws-cn:ecs:cn-north-1:123456789012:task-definition/web:3";
  const auto arn = Arn::parse(text);
  ASSERT_TRUE(arn);
  EXPECT_EQ(arn->partition, "aws-cn");
  EXPECT_EQ(arn->service, "ecs");
  EXPECT_EQ(arn->region, "cn-north-1");
  EXPECT_EQ(arn->account, "123456789012");
  EXPECT_EQ(arn->resource, "task-definition/web:3");
  EXPECT_EQ(arn->text(), text);
}

TEST(Arn, may_have_empty_parts) {
  const auto arn = Arn::parse("arn:aws:iam::123456789012:root");
  ASSERT_TRUE(arn);
  EXPECT_EQ(arn->region, "");
  EXPECT_EQ(arn->resource, "root");
  EXPECT_TRUE(Arn::parse("arn:::::"));
}

TEST(Arn, is_nothing_else) {
  for (const char* text :
       {"", "arn", "arn:", "arn:aws:ecs:us-east-1:1", "web", "ARN:a:b:c:d:e", " arn:a:b:c:d:e"})
    EXPECT_FALSE(Arn::parse(text)) << text;
}

TEST(Arn, has_the_partition_of_its_region) {
  EXPECT_EQ(partition_of("us-east-1"), "aws");
  EXPECT_EQ(partition_of("cn-north-1"), "aws-cn");
  EXPECT_EQ(partition_of("us-gov-west-1"), "aws-us-gov");
  EXPECT_EQ(partition_of(""), "aws");
}

}  // namespace
}  // namespace localecs
