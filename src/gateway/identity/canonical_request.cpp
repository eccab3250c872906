// Brings path, query and headers into the one form that client and server sign.
#include "canonical_request.hpp"

#include <localecs/base/text.hpp>

#include <boost/beast/core/string.hpp>

#include <algorithm>
#include <utility>
#include <vector>

namespace localecs::gateway {
namespace {

// Removes "." and ".." (RFC 3986) and doubled slashes, then encodes each part once more than it
// came, as AWS demands of every service but S3.
std::string canonical_path(std::string_view path) {
  std::vector<std::string_view> kept;
  for (const std::string_view part : split(path, '/')) {
    if (part == ".." && !kept.empty()) kept.pop_back();
    if (!part.empty() && part != "." && part != "..") kept.push_back(part);
  }
  std::string text;
  for (const std::string_view part : kept) text += "/" + percent_encode(part);
  if (text.empty() || path.ends_with('/')) text += '/';
  return text;
}

// Sorted by encoded name, then value. X-Amz-Signature is left out: a signature cannot sign itself.
std::string canonical_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> parameters;
  for (const std::string_view parameter : split(query, '&')) {
    const auto equals = parameter.find('=');
    const std::string_view name = parameter.substr(0, equals);
    if (name.empty() || name == "X-Amz-Signature") continue;
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view() : parameter.substr(equals + 1);
    parameters.emplace_back(percent_encode(percent_decode(name)),
                            percent_encode(percent_decode(value)));
  }
  std::ranges::sort(parameters);
  std::string text;
  for (const auto& [name, value] : parameters) {
    if (!text.empty()) text += '&';
    text.append(name).append("=").append(value);
  }
  return text;
}

// Appends a header's value, trimmed and with every run of blanks as one space.
void append_value(std::string_view value, std::string& to) {
  bool blank = false;
  for (const char c : trim(value)) {
    const bool is_blank = c == ' ' || c == '\t';
    if (!is_blank || !blank) to += is_blank ? ' ' : c;
    blank = is_blank;
  }
}

// Several headers of one name become one, with commas between the values.
void append_header(const http::Request& request, std::string_view name, std::string& to) {
  to.append(name).append(":");
  bool first = true;
  for (const auto& [key, value] : request.headers) {
    if (!boost::beast::iequals(key, name)) continue;
    if (!std::exchange(first, false)) to += ',';
    append_value(value, to);
  }
  to += '\n';
}

}  // namespace

std::string canonical_request(const http::Request& request, std::string_view signed_headers,
                              std::string_view payload) {
  const std::string_view target = request.target;
  const auto mark = target.find('?');
  std::string text = request.method + "\n" + canonical_path(target.substr(0, mark)) + "\n";
  if (mark != std::string_view::npos) text += canonical_query(target.substr(mark + 1));
  text += '\n';
  for (const std::string_view name : split(signed_headers, ';')) append_header(request, name, text);
  return text.append("\n").append(signed_headers).append("\n").append(payload);
}

}  // namespace localecs::gateway
