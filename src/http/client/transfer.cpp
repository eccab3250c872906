// Translates a Call into curl's options, and curl's callbacks and error codes into a Result.
#include "transfer.hpp"

#include <localecs/base/text.hpp>

namespace localecs::http {

namespace {

constexpr std::size_t kBodyLimit = 16u << 20;  // of an answer that is collected, not streamed

}  // namespace

Transfer::Transfer(Client::Id id, Call call, Client::Done done)
    : id_(id), call_(std::move(call)), done_(std::move(done)) {}

void Transfer::start(CURL* easy, const Target& target) {
  easy_ = easy;
  const auto url = target.url + call_.request.target;
  curl_easy_setopt(easy_, CURLOPT_URL, url.c_str());
  if (!target.socket_path.empty())
    curl_easy_setopt(easy_, CURLOPT_UNIX_SOCKET_PATH, target.socket_path.c_str());
  const auto& tls = target.tls;
  if (!tls.ca.empty()) curl_easy_setopt(easy_, CURLOPT_CAINFO, tls.ca.c_str());
  if (!tls.certificate.empty()) curl_easy_setopt(easy_, CURLOPT_SSLCERT, tls.certificate.c_str());
  if (!tls.key.empty()) curl_easy_setopt(easy_, CURLOPT_SSLKEY, tls.key.c_str());
  set_method();
  set_headers();
  set_limits();
  set_callbacks();
}

Transfer& Transfer::of(CURL* easy) {
  Transfer* transfer = nullptr;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, &transfer);
  return *transfer;
}

void Transfer::set_method() {
  const std::string& method = call_.request.method;
  const std::string& body = call_.request.body;
  if (method == "HEAD") {
    curl_easy_setopt(easy_, CURLOPT_NOBODY, 1L);
    return;
  }
  if (!body.empty() || method == "POST" || method == "PUT" || method == "PATCH") {
    curl_easy_setopt(easy_, CURLOPT_POST, 1L);
    curl_easy_setopt(easy_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    // Not copied: the body lives as long as the transfer.
    curl_easy_setopt(easy_, CURLOPT_POSTFIELDS, body.data());
  }
  curl_easy_setopt(easy_, CURLOPT_CUSTOMREQUEST, method.c_str());
}

void Transfer::set_headers() {
  curl_slist* list = nullptr;
  // A name without a value removes the header that curl would add by itself: "Expect" costs large
  // bodies a round trip, and a body without a type would be declared a form.
  list = curl_slist_append(list, "Expect:");
  if (call_.request.header("Content-Type").empty()) list = curl_slist_append(list, "Content-Type:");
  for (const auto& [name, value] : call_.request.headers) {
    // "Name;" is curl's spelling of a header that is sent empty.
    const auto line = value.empty() ? name + ";" : name + ": " + value;
    list = curl_slist_append(list, line.c_str());
  }
  headers_.reset(list);
  curl_easy_setopt(easy_, CURLOPT_HTTPHEADER, list);
}

void Transfer::set_limits() {
  curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS, static_cast<long>(call_.timeout.count()));
  curl_easy_setopt(easy_, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(call_.connect_timeout.count()));
  curl_easy_setopt(easy_, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy_, CURLOPT_QUICK_EXIT, 1L);  // never waits for a name's lookup to end
  curl_easy_setopt(easy_, CURLOPT_PROXY, "");       // ignores http_proxy in the environment
  curl_easy_setopt(easy_, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy_, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(easy_, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(easy_, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(easy_, CURLOPT_SSL_VERIFYHOST, 2L);
}

void Transfer::set_callbacks() {
  curl_easy_setopt(easy_, CURLOPT_PRIVATE, this);
  curl_easy_setopt(easy_, CURLOPT_ERRORBUFFER, curl_error_);
  curl_easy_setopt(easy_, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  curl_easy_setopt(easy_, CURLOPT_HEADERDATA, this);
  curl_easy_setopt(easy_, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  curl_easy_setopt(easy_, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(easy_, CURLOPT_PREREQFUNCTION, &Transfer::on_send);
  curl_easy_setopt(easy_, CURLOPT_PREREQDATA, this);
}

// curl repeats any request, up to five times, when a reused connection ends before the answer's
// first byte. Only its caller knows whether a request may be repeated, and once is enough.
int Transfer::on_send(void* self, char*, char*, int, int) {
  auto& transfer = *static_cast<Transfer*>(self);
  const int allowed = transfer.call_.retry_on_broken ? 2 : 1;
  if (transfer.attempts_ == allowed) {
    transfer.end_with(Failure::broken, "the kept connection ended before the answer");
    return CURL_PREREQFUNC_ABORT;
  }
  ++transfer.attempts_;
  return CURL_PREREQFUNC_OK;
}

std::size_t Transfer::on_header(char* data, std::size_t size, std::size_t count, void* self) {
  static_cast<Transfer*>(self)->take_header({data, size * count});
  return size * count;
}

// line: a status line, a header or the empty line behind them. `Result::response` keeps the last
// answer's only.
void Transfer::take_header(std::string_view line) {
  last_byte_ = std::chrono::steady_clock::now();
  if (line.starts_with("HTTP/")) {  // a second one comes when the first was 100 Continue
    response_.headers.clear();
    header_done_ = false;
    long status = 0;
    curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
    response_.status = static_cast<unsigned>(status);
    return;
  }
  if (trim(line).empty()) header_done_ = true;
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return;
  response_.headers.emplace_back(trim(line.substr(0, colon)), trim(line.substr(colon + 1)));
}

std::size_t Transfer::on_body(char* data, std::size_t size, std::size_t count, void* self) {
  const bool taken = static_cast<Transfer*>(self)->take_body({data, size * count});
  return taken ? size * count : CURL_WRITEFUNC_ERROR;
}

// False makes curl end the transfer.
bool Transfer::take_body(std::string_view data) {
  if (ended_ != Failure::none) return false;
  last_byte_ = std::chrono::steady_clock::now();
  if (call_.on_data && response_.status / 100 == 2) {
    try {  // an exception must not pass through libcurl's C code
      call_.on_data(data);
    } catch (const std::exception& error) {
      end_with(Failure::broken, error.what());
    }
    return true;
  }
  if (response_.body.size() + data.size() > kBodyLimit) {
    end_with(Failure::broken, "the answer is too large");
    return false;
  }
  response_.body.append(data);
  return true;
}

void Transfer::end_with(Failure failure, std::string error) {
  if (ended_ != Failure::none) return;
  ended_ = failure;
  error_ = std::move(error);
}

Failure Transfer::failure_of(CURLcode code) const {
  if (!was_connected()) return Failure::unreachable;  // even if that took until the time-out
  if (code == CURLE_OPERATION_TIMEDOUT) return Failure::timeout;
  return Failure::broken;
}

Result Transfer::result(CURLcode code) {
  if (ended_ == Failure::none && code != CURLE_OK)
    end_with(failure_of(code), *curl_error_ ? curl_error_ : curl_easy_strerror(code));
  // curl reports success for an answer that ends in the middle of its header.
  if (!header_done_) end_with(Failure::broken, "the connection ended within the answer's header");
  if (ended_ != Failure::none) return {ended_, std::move(error_), {0, {}, {}}};
  return {Failure::none, {}, std::move(response_)};
}

}  // namespace localecs::http
