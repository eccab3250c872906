// Signatures: AWS's published examples, and everything that makes one wrong.
#include <gmock/gmock.h>

#include <localecs/aws/error.hpp>
#include <localecs/base/digest.hpp>

#include "gateway/identity/canonical_request.hpp"
#include "gateway/identity/hmac.hpp"
#include "gateway/identity/signature.hpp"

namespace localecs::gateway {
namespace {

using namespace std::chrono_literals;

// Of AWS's examples.
constexpr std::string_view secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
constexpr TimePoint then{std::chrono::seconds(1'440'938'160)};  // 2015-08-30T12:36:00Z

http::Request example(std::string method, std::string target) {
  return {.method = std::move(method),
          .target = std::move(target),
          .headers = {{"Host", "example.amazonaws.com"}, {"X-Amz-Date", "20150830T123600Z"}},
          .body = {},
          .peer = {}};
}

http::Request with_authorization(http::Request request, const std::string& signed_headers,
                                 const std::string& hex, const std::string& service = "service") {
  request.headers.emplace_back(
      "Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/" + service +
                           "/aws4_request, SignedHeaders=" + signed_headers + ", Signature=" + hex);
  return request;
}

std::string problem(const http::Request& request, TimePoint now = then,
                    std::string_view key = secret) {
  try {
    check(request, read_signature(request), key, now);
    return {};
  } catch (const aws::Error& error) {
    return error.code() + ": " + error.what();
  }
}

// The request as its owner signs it.
http::Request self_signed(http::Request request,
                          const std::string& signed_headers = "host;x-amz-date") {
  const http::Request asking = with_authorization(request, signed_headers, "?");
  return with_authorization(request, signed_headers, sign(asking, read_signature(asking), secret));
}

const std::string mismatch =
    "InvalidSignatureException: The request signature we calculated does not match the signature "
    "you provided. Check your AWS Secret Access Key and signing method. Consult the service "
    "documentation for details.";

TEST(Signature, is_what_aws_has_published) {
  struct Row {
    const char *method, *target, *hex;
  };
  for (const Row& row : {
           Row{"GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"},
           Row{"POST", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"},
           Row{"GET", "/?Param2=value2&Param1=value1",
               "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"},
       })
    EXPECT_EQ(
        problem(with_authorization(example(row.method, row.target), "host;x-amz-date", row.hex)),
        "")
        << row.target;

  http::Request users = example("GET", "/?Action=ListUsers&Version=2010-05-08");
  users.headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"},
                   {"Host", "iam.amazonaws.com"},
                   {"X-Amz-Date", "20150830T123600Z"}};
  EXPECT_EQ(problem(with_authorization(
                users, "content-type;host;x-amz-date",
                "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7", "iam")),
            "");
}

TEST(Signature, signs_one_form_of_a_request) {
  http::Request request = example("GET", "/a//b/../%20c/?b=2&a=%7e&b=1&=x&c&X-Amz-Signature=00");
  request.headers = {{"HOST", "h"}, {"My", "  a \t b "}, {"my", "c"}};
  EXPECT_EQ(canonical_request(request, "host;my", "P"),
            "GET\n/a/%2520c/\na=~&b=1&b=2&c=\nhost:h\nmy:a b,c\n\nhost;my\nP");
}

TEST(Signature, is_broken_by_every_change) {
  http::Request good = example("POST", "/?a=b");
  good.body = "{}";
  good.headers.emplace_back("X-Amz-Target", "S.Op");
  const std::string headers = "host;x-amz-date;x-amz-target";
  good = self_signed(good, headers);
  ASSERT_EQ(problem(good), "");
  EXPECT_EQ(problem(good, then, "another"), mismatch);
  const auto changed = [&](auto change) {
    http::Request request = good;
    change(request);
    return problem(request);
  };
  EXPECT_EQ(changed([](auto& r) { r.method = "PUT"; }), mismatch);
  EXPECT_EQ(changed([](auto& r) { r.target = "/?a=c"; }), mismatch);
  EXPECT_EQ(changed([](auto& r) { r.target = "/x?a=b"; }), mismatch);
  EXPECT_EQ(changed([](auto& r) { r.body = "{ }"; }), mismatch);
  EXPECT_EQ(changed([](auto& r) { r.headers[0].second = "evil.example"; }), mismatch);
  EXPECT_EQ(changed([](auto& r) { r.headers[1].second = "20150830T123601Z"; }), mismatch);
  EXPECT_EQ(changed([](auto& r) { r.headers[2].second = "S.Other"; }), mismatch);
  EXPECT_EQ(changed([](auto& r) { r.headers.emplace_back("x-amz-target", "S.Other"); }), mismatch);
  EXPECT_EQ(changed([](auto& r) { r.headers.back().second.pop_back(); }), mismatch);
  EXPECT_EQ(changed([](auto& r) { r.headers.back().second.back() ^= 1; }), mismatch);
}

TEST(Signature, has_to_cover_what_the_request_is_for) {
  http::Request request = example("POST", "/");
  EXPECT_THAT(problem(self_signed(request, "x-amz-date")), testing::HasSubstr("'host' must be a"));
  request.headers.emplace_back("X-Amz-Target", "S.Op");
  EXPECT_THAT(problem(self_signed(request)), testing::HasSubstr("'x-amz-target' must be a"));
}

TEST(Signature, may_leave_the_body_out_if_it_says_so) {
  http::Request request = example("POST", "/");
  request.headers.emplace_back("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD");
  http::Request good = self_signed(request, "host;x-amz-content-sha256;x-amz-date");
  good.body = "anything";
  EXPECT_EQ(problem(good), "");
  good = self_signed(request);
  EXPECT_THAT(problem(good), testing::HasSubstr("'x-amz-content-sha256' must be a"));
  // A digest of the body counts only where it is one.
  request.headers.back().second = to_hex(sha256("something"));
  good = self_signed(request, "host;x-amz-content-sha256;x-amz-date");
  EXPECT_EQ(problem(good), "");
  good.body = "something";
  EXPECT_EQ(problem(good), mismatch);
}

TEST(Signature, is_good_for_five_minutes_either_way) {
  const http::Request request = self_signed(example("GET", "/"));
  EXPECT_EQ(problem(request, then + 5min), "");
  EXPECT_EQ(problem(request, then - 5min), "");
  EXPECT_EQ(problem(request, then + 5min + 1s),
            "InvalidSignatureException: Signature expired: 20150830T123600Z is now earlier than "
            "20150830T123601Z (20150830T124101Z - 5 min.)");
  EXPECT_EQ(problem(request, then - 5min - 1s),
            "InvalidSignatureException: Signature not yet current: 20150830T123600Z is still later "
            "than 20150830T123559Z (20150830T123059Z + 5 min.)");
}

TEST(Signature, may_take_its_time_from_the_date_header) {
  http::Request request = example("GET", "/");
  request.headers[1] = {"Date", "Sun, 30 Aug 2015 12:36:00 GMT"};
  EXPECT_EQ(problem(self_signed(request, "date;host")), "");
  request.headers[1] = {"Date", "yesterday"};
  EXPECT_THAT(problem(self_signed(request, "date;host")),
              testing::HasSubstr("Date in Credential scope does not match"));
}

TEST(Signature, may_be_in_the_url) {
  const std::string unsigned_url =
      "/?Action=A&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2F"
      "us-east-1%2Fsts%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-Expires=900&"
      "X-Amz-Security-Token=t%2Fk&X-Amz-SignedHeaders=host";
  http::Request request = example("GET", unsigned_url + "&X-Amz-Signature=0");
  request.headers.pop_back();
  const Signature signature = read_signature(request);
  EXPECT_EQ(signature.credential, "AKIDEXAMPLE/20150830/us-east-1/sts/aws4_request");
  EXPECT_EQ(signature.token, "t/k");
  request.target = unsigned_url + "&X-Amz-Signature=" + sign(request, signature, secret);
  EXPECT_EQ(problem(request), "");
  EXPECT_EQ(problem(request, then + 15min), "");
  EXPECT_THAT(problem(request, then + 15min + 1s), testing::HasSubstr("Signature expired: "));
  request.target.replace(request.target.find("=A&"), 3, "=B&");
  EXPECT_EQ(problem(request), mismatch);
}

TEST(Signature, is_missing_or_incomplete) {
  EXPECT_EQ(problem(example("GET", "/")),
            "MissingAuthenticationTokenException: Missing Authentication Token");
  const auto with = [](const std::string& header) {
    http::Request request = example("GET", "/");
    request.headers.emplace_back("Authorization", header);
    return problem(request);
  };
  EXPECT_EQ(with("Bearer abc"),
            "IncompleteSignatureException: Unsupported AWS 'algorithm': 'Bearer'.");
  EXPECT_EQ(with("AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host"),
            "IncompleteSignatureException: Authorization header requires 'Signature' parameter. "
            "Authorization=AWS4-HMAC-SHA256");
  EXPECT_THAT(with("AWS4-HMAC-SHA256"), testing::HasSubstr("requires 'Credential' parameter."));
  EXPECT_THAT(with("AWS4-HMAC-SHA256 nonsense"), testing::HasSubstr("not a valid key=value pair"));
  EXPECT_THAT(with("AWS4-HMAC-SHA256 Credential=a/20150830/r/s, SignedHeaders=host, Signature=0"),
              testing::HasSubstr("exactly 5 slash-delimited elements"));
  EXPECT_THAT(with("AWS4-HMAC-SHA256 Credential=a/20150831/r/s/aws4_request, SignedHeaders=host, "
                   "Signature=0"),
              testing::HasSubstr("'20150831' != '20150830', from '20150830T123600Z'."));
  EXPECT_THAT(problem(example("GET", "/?X-Amz-Credential=a")),
              testing::HasSubstr("Unsupported AWS 'algorithm': ''."));
}

}  // namespace
}  // namespace localecs::gateway
