// rpc-v2-cbor from request to answer, and bodies packed with gzip.
#include <gmock/gmock.h>

#include <localecs/aws/error.hpp>
#include <localecs/base/cbor.hpp>
#include <localecs/base/text.hpp>
#include <localecs/gateway/gateway.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/wing.hpp>
#include <localecs/state/state.hpp>

#include "gateway/protocols/rpc_cbor/cbor_codec.hpp"

namespace localecs::gateway {
namespace {

struct Echo {
  std::string text;
};

using aws::Document;

// A service of one operation that gives back what it is given, or fails.
const aws::Shape& text_shape() {
  static const aws::Member members[] = {{.name = "text",
                                         .shape = &aws::ShapeOf<std::string>::get,
                                         .offset = 0,
                                         .optional = nullptr,
                                         .limits = nullptr}};
  static const aws::Shape shape{.kind = aws::Kind::structure, .name = "Echo", .members = members};
  return shape;
}

void echo(services::Call&, const Document& input, const aws::Dialect& dialect, std::string& answer,
          services::Encode encode) {
  Echo value;
  aws::decode(text_shape(), &value, input, dialect);
  if (value.text == "fail") throw aws::Error("InvalidParameterValueException", "No.");
  encode(text_shape(), &value, answer);
}

const services::OperationTable& table() {
  static constexpr aws::Dialect dialect = aws::validation_errors("ValidationError");
  static constexpr services::Operation operations[] = {
      {"Say", &text_shape, &text_shape, {&echo, &dialect}}};
  static const services::OperationTable service{
      .name = "Echo", .target_prefix = "Echo_2026", .operations = operations};
  return service;
}

const services::Wing kEcho{.operations = &table};
constexpr const services::Wing* kWings[] = {&kEcho};

class RpcCbor : public testing::Test {
 protected:
  http::Response ask(std::string target, const std::string& text, bool is_cbor = true) {
    http::Request request{.method = "POST", .target = std::move(target), .body = {}};
    if (is_cbor) request.headers.emplace_back("smithy-protocol", "rpc-v2-cbor");
    request.headers.emplace_back("x-amzn-query-mode", "true");
    cbor::Writer body(request.body);
    body.map(1);
    body.text("text");
    body.text(text);
    return ask(std::move(request));
  }
  http::Response ask(http::Request request) {
    http::Response given;
    gateway.handle(std::move(request), [&](http::Response answer) { given = std::move(answer); });
    return given;
  }
  static std::string header(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
      if (key == name) return value;
    return {};
  }

  state::State state{services::parts()};
  ManualClock clock{TimePoint(std::chrono::hours(500'000))};
  IdSource ids{1};
  Gateway gateway{{{}, state, clock, ids, kWings}};
};

TEST_F(RpcCbor, is_answered_in_kind) {
  for (const char* path :
       {"/service/Echo_2026/operation/Say", "/base/service/Echo_2026/operation/Say?x"}) {
    const http::Response answer = ask(path, "hello");
    EXPECT_EQ(answer.status, 200u);
    EXPECT_EQ(header(answer, "Content-Type"), "application/cbor");
    EXPECT_EQ(header(answer, "smithy-protocol"), "rpc-v2-cbor");
    EXPECT_EQ(from_cbor(answer.body), Document({{"text", "hello"}}));
  }
}

TEST_F(RpcCbor, tells_errors_with_the_code_of_awsQuery_beside) {
  const http::Response answer = ask("/service/Echo_2026/operation/Say", "fail");
  EXPECT_EQ(answer.status, 400u);
  EXPECT_EQ(header(answer, "smithy-protocol"), "rpc-v2-cbor");
  EXPECT_EQ(header(answer, "x-amzn-query-error"), "InvalidParameterValue;Sender");
  EXPECT_EQ(from_cbor(answer.body),
            Document({{"__type", "InvalidParameterValueException"}, {"message", "No."}}));
}

TEST_F(RpcCbor, refuses_what_is_no_operation_or_no_cbor) {
  for (const char* path :
       {"/service/Echo_2026/operation/Sing", "/service/Other/operation/Say", "/", "/operation/Say",
        "/service/operation/", "/service/Echo_2026/operation/"}) {
    const http::Response answer = ask(path, "hello");
    EXPECT_EQ(from_cbor(answer.body)["__type"], "UnknownOperationException") << path;
  }
  http::Request broken{
      .method = "POST", .target = "/service/Echo_2026/operation/Say", .body = "\xa1"};
  broken.headers.emplace_back("smithy-protocol", "rpc-v2-cbor");
  EXPECT_EQ(from_cbor(ask(broken).body)["__type"], "SerializationException");
}

TEST_F(RpcCbor, bodies_may_be_packed) {
  http::Request request{.method = "POST", .target = "/", .body = {}};
  request.headers = {{"X-Amz-Target", "Echo_2026.Say"}, {"Content-Encoding", "gzip"}};
  // printf '{"text":"hello"}' | gzip -n
  request.body = *base64_decode("H4sIAAAAAAAAA6tWKkmtKFGyUspIzcnJV6oFADyq3IkQAAAA");
  EXPECT_EQ(Document::parse(ask(request).body), Document({{"text", "hello"}}));
  request.body.pop_back();
  EXPECT_THAT(ask(request).body, testing::HasSubstr("is not gzip"));
}

}  // namespace
}  // namespace localecs::gateway
