// awsQuery: from form parameters to Documents, and from values to XML.
#include <gmock/gmock.h>

#include <localecs/aws/encode.hpp>
#include <localecs/aws/error.hpp>
#include <localecs/aws/local/fail_zone.hpp>
#include <localecs/aws/secretsmanager/describe_secret.hpp>
#include <localecs/aws/secretsmanager/get_random_password.hpp>
#include <localecs/aws/secretsmanager/get_secret_value.hpp>
#include <localecs/aws/sts/assume_role.hpp>
#include <localecs/aws/sts/get_caller_identity.hpp>

#include "gateway/exchange/parameters.hpp"
#include "gateway/protocols/aws_query/xml_writer.hpp"

namespace localecs::aws {
namespace {

using gateway::Parameters;
using gateway::to_document;
using gateway::write_xml;
using gateway::write_xml_text;

template <class Input>
Document read(std::string_view form) {
  Parameters parameters;
  parameters.add(form);
  return to_document(shape_of<Input>(), parameters);
}

template <class Input>
std::string error(std::string_view form) {
  try {
    read<Input>(form);
    return {};
  } catch (const Error& error) {
    return error.code() + ": " + error.what();
  }
}

TEST(Query, reads_members_by_their_types) {
  EXPECT_EQ(read<sts::AssumeRoleRequest>("Action=AssumeRole&RoleArn=arn%3Ax&DurationSeconds=900"),
            (Document{{"RoleArn", "arn:x"}, {"DurationSeconds", 900}}));
  EXPECT_EQ(
      read<secretsmanager::GetRandomPasswordRequest>("IncludeSpace=true&ExcludeNumbers=false"),
      (Document{{"IncludeSpace", true}, {"ExcludeNumbers", false}}));
  EXPECT_EQ(read<sts::AssumeRoleRequest>(""), Document::object());
}

TEST(Query, reads_lists_in_the_order_of_their_numbers) {
  EXPECT_EQ(read<sts::AssumeRoleRequest>("TransitiveTagKeys.member.10=j&TransitiveTagKeys.member.2="
                                         "b&TransitiveTagKeys.member.1=a")["TransitiveTagKeys"],
            (Document{"a", "b", "j"}));
  EXPECT_EQ(read<sts::AssumeRoleRequest>(
                "Tags.member.1.Key=k&Tags.member.1.Value=v&Tags.member.2.Key=l")["Tags"],
            (Document{{{"Key", "k"}, {"Value", "v"}}, {{"Key", "l"}}}));
  EXPECT_EQ(read<sts::AssumeRoleRequest>("Tags=")["Tags"], Document::array());
}

TEST(Query, reads_maps) {
  EXPECT_EQ(read<secretsmanager::DescribeSecretResponse>(
                "VersionIdsToStages.entry.1.key=a&VersionIdsToStages.entry.1.value.member.1=b")
                ["VersionIdsToStages"],
            (Document{{"a", {"b"}}}));
}

TEST(Query, reads_numbers) {
  EXPECT_EQ(read<local::FailZoneRequest>("duration=1.5e2")["duration"], 150.0);
}

TEST(Query, reads_timestamps) {
  EXPECT_EQ(read<sts::Credentials>("Expiration=2026-01-02T03:04:05Z")["Expiration"], 1'767'323'045);
}

TEST(Query, refuses_what_it_cannot_read) {
  using sts::AssumeRoleRequest;
  EXPECT_EQ(error<AssumeRoleRequest>("DurationSeconds=x"),
            "MalformedInput: The parameter DurationSeconds must be a whole number.");
  EXPECT_EQ(error<AssumeRoleRequest>("DurationSeconds="),
            "MalformedInput: The parameter DurationSeconds must be a whole number.");
  for (const char* number : {"0", "-1", "x", "", "99999999999999999999"})
    EXPECT_THAT(error<AssumeRoleRequest>("Tags.member." + std::string(number) + ".Key=k"),
                testing::HasSubstr("must be numbered from 1"))
        << number;
  EXPECT_EQ(error<AssumeRoleRequest>("RoleArn=%ff"),
            "MalformedInput: The request's parameters are not UTF-8.");
  EXPECT_THAT(error<secretsmanager::GetRandomPasswordRequest>("IncludeSpace=yes"),
              testing::HasSubstr("must be true or false"));
  EXPECT_THAT(error<sts::Credentials>("Expiration=soon"), testing::HasSubstr("timestamp"));
  for (const char* number : {"", "x", "1x", "nan", "inf", "-inf", "1e999"})
    EXPECT_EQ(error<local::FailZoneRequest>("duration=" + std::string(number)),
              "MalformedInput: The parameter duration must be a number.");
}

// Names that nest without end are looked up, not followed.
TEST(Query, is_not_impressed_by_depth) {
  std::string name = "Tags";
  for (int i = 0; i < 100'000; ++i) name += ".member.1";
  EXPECT_EQ(read<sts::AssumeRoleRequest>(name + "=x")["Tags"].size(), 1u);
}

template <class T>
std::string xml(const T& value) {
  std::string text;
  write_xml(shape_of<T>(), &value, text);
  return text;
}

TEST(Xml, has_an_element_for_each_member) {
  EXPECT_EQ(xml(sts::Credentials{.AccessKeyId = "a",
                                 .Expiration = from_epoch_seconds(1'767'323'045.12),
                                 .SecretAccessKey = "b",
                                 .SessionToken = "c"}),
            "<AccessKeyId>a</AccessKeyId><Expiration>2026-01-02T03:04:05.12Z</Expiration>"
            "<SecretAccessKey>b</SecretAccessKey><SessionToken>c</SessionToken>");
  EXPECT_EQ(xml(sts::GetCallerIdentityResponse{.Account = "1", .Arn = {}, .UserId = "2"}),
            "<Account>1</Account><UserId>2</UserId>");
}

TEST(Xml, has_members_and_entries) {
  secretsmanager::DescribeSecretResponse value;
  value.RotationEnabled = false;
  value.Tags = {{.Key = "k", .Value = std::nullopt}};
  value.VersionIdsToStages = {{"v", {"a", "b"}}};
  EXPECT_EQ(xml(value),
            "<RotationEnabled>false</RotationEnabled><Tags><member><Key>k</Key></member></Tags>"
            "<VersionIdsToStages><entry><key>v</key><value><member>a</member><member>b</member>"
            "</value></entry></VersionIdsToStages>");
  value = {};
  value.Tags.emplace();
  EXPECT_EQ(xml(value), "<Tags></Tags>");
}

TEST(Xml, escapes_what_would_be_markup) {
  std::string text;
  write_xml_text(std::string("a<b>&\"'\r\n\x01") + '\0', text);
  EXPECT_EQ(text, "a&lt;b&gt;&amp;\"'&#xD;\n\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(Blobs, are_base64_text) {
  const auto value =
      decode<secretsmanager::GetSecretValueResponse>(Document{{"SecretBinary", "AAH/"}});
  EXPECT_EQ(value.SecretBinary->bytes, std::string("\0\x01\xff", 3));
  EXPECT_EQ(encode(value), (Document{{"SecretBinary", "AAH/"}}));
  std::string json;
  write_json(shape_of<secretsmanager::GetSecretValueResponse>(), &value, json);
  EXPECT_EQ(json, R"({"SecretBinary":"AAH/"})");
  EXPECT_THROW(decode<secretsmanager::GetSecretValueResponse>(Document{{"SecretBinary", "?"}}),
               Error);
}

}  // namespace
}  // namespace localecs::aws
