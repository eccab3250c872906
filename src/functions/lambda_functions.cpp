// Invokes Lambda functions over HTTP for lifecycle hooks.
#include <localecs/functions/lambda_functions.hpp>

#include <localecs/base/arn.hpp>
#include <localecs/base/json.hpp>
#include <localecs/base/log.hpp>
#include <localecs/base/text.hpp>
#include <localecs/http/client.hpp>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace localecs {
namespace {

using namespace std::chrono_literals;

// AWS ends a function after 15 minutes; an endpoint that first starts it needs a little more.
constexpr auto kLongestRun = 16min;
constexpr std::size_t kMostWords = 300;

// Addresses the function by its bare name: not every Lambda endpoint understands ARNs.
http::Request request_for(const effects::InvokeFunction& invocation) {
  const Arn arn = Arn::parse(invocation.function_arn).value_or(Arn{});
  const auto parts = split(arn.resource, ':');  // "function", name, perhaps a version or an alias
  std::string target = "/2015-03-31/functions/";
  if (parts.size() > 1) target += percent_encode(parts[1]);
  target += "/invocations";
  if (parts.size() > 2) target += "?Qualifier=" + percent_encode(parts[2]);
  // Emulators of many services read service, account and region from the signature's scope. They do
  // not verify the signature, so "0" will do.
  const std::string scope = "AWS4-HMAC-SHA256 Credential=" + arn.account + "/20000101/" +
                            arn.region + "/lambda/aws4_request, SignedHeaders=host, Signature=0";
  return {.method = "POST",
          .target = std::move(target),
          .headers = {{"Content-Type", "application/json"},
                      {"X-Amz-Invocation-Type", "RequestResponse"},
                      {"Authorization", scope}},
          .body = invocation.payload,
          .peer = {}};
}

// Makes foreign text safe for one line of a log or a status reason: no control characters, at most
// kMostWords bytes, and no UTF-8 character cut in half.
std::string in_words(std::string text) {
  if (!is_utf8(text)) return "words that are not UTF-8";
  std::ranges::replace_if(
      text, [](unsigned char c) { return c < ' ' || c == 0x7f; }, ' ');
  if (text.size() <= kMostWords) return text;
  std::size_t end = kMostWords;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

// Finds the reason: {"errorMessage": …} comes from a function that failed, {"Message": …} from a
// Lambda service that refuses.
std::string message_in(const std::string& body) {
  const nlohmann::json answer = read_json(body);
  if (answer.is_object())
    for (const char* member : {"errorMessage", "Message", "message"})
      if (const auto found = answer.find(member); found != answer.end() && found->is_string())
        return in_words(*found);
  return in_words(body);
}

// The header's value; empty if there is none. `name` in lower case.
std::string header_of(const http::Response& response, std::string_view name) {
  for (const auto& [header, value] : response.headers)
    if (to_lower(header) == name) return value;
  return {};
}

// Empty if the function answered; otherwise words that end a sentence ("… due to <problem>"). A
// function that failed answers with status 200 too: only the header x-amz-function-error tells.
std::string problem_of(const http::Result& result) {
  if (result.failure == http::Failure::timeout) return "the function not answering in time";
  if (result.failure != http::Failure::none) return in_words(result.error);
  const http::Response& response = result.response;
  if (response.status / 100 != 2)
    return "HTTP status " + std::to_string(response.status) + ": " + message_in(response.body);
  const std::string error = header_of(response, "x-amz-function-error");
  return error.empty() ? error : in_words(error) + ": " + message_in(response.body);
}

class LambdaFunctions final : public effects::Functions {
 public:
  LambdaFunctions(boost::asio::io_context& loop, const std::string& endpoint)
      : client_(http::connect(loop, endpoint)) {}

  void watch(Inbox inbox) override { inbox_ = std::move(inbox); }

  void perform(effects::InvokeFunction invocation) override {
    http::Call call;
    call.request = request_for(invocation);
    call.timeout = kLongestRun;
    log::info("hook function {} is invoked", invocation.function_arn);
    client_->call(std::move(call), [this, key = invocation.key](http::Result result) {
      effects::FunctionAnswered answer{.key = key, .payload = {}, .problem = problem_of(result)};
      if (answer.problem.empty()) answer.payload = std::move(result.response.body);
      inbox_(std::move(answer));
    });
  }

 private:
  std::unique_ptr<http::Client> client_;
  Inbox inbox_;
};

// Used without an endpoint. A stored service may still have hooks from a run that had one; their
// invocations fail at once.
class NoFunctions final : public effects::Functions {
 public:
  explicit NoFunctions(boost::asio::io_context& loop) : loop_(loop) {}

  void watch(Inbox inbox) override { inbox_ = std::move(inbox); }

  void perform(effects::InvokeFunction invocation) override {
    boost::asio::post(loop_, [this, key = std::move(invocation.key)] {
      inbox_({.key = key, .payload = {}, .problem = "localecs having no --lambda-endpoint"});
    });
  }

 private:
  boost::asio::io_context& loop_;
  Inbox inbox_;
};

}  // namespace

std::unique_ptr<effects::Functions> make_lambda_functions(boost::asio::io_context& loop,
                                                          const std::string& endpoint) {
  if (endpoint.empty()) return std::make_unique<NoFunctions>(loop);
  try {
    return std::make_unique<LambdaFunctions>(loop, endpoint);
  } catch (const std::invalid_argument& problem) {
    throw std::invalid_argument(std::string("--lambda-endpoint is ") + problem.what());
  }
}

}  // namespace localecs
