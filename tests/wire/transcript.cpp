// Reads requests out of a transcript, hands them to a gateway and writes down what it answers.
#include "transcript.hpp"

#include <localecs/base/text.hpp>
#include <localecs/gateway/gateway.hpp>
#include <localecs/services/all.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/state/state.hpp>

#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace localecs::tests {
namespace {

// A state and a gateway at an instant that stays.
struct House {
  House() { state[ecs::hosts].own = {.cpu = 2048, .memory = 4096, .connected = true}; }

  http::Response ask(http::Request request) {
    http::Response given;
    gateway.handle(std::move(request), [&](http::Response answer) { given = std::move(answer); });
    return given;
  }

  state::State state{services::parts()};
  ManualClock clock{TimePoint(std::chrono::milliseconds(1'767'225'600'123))};
  IdSource ids{1};
  gateway::Gateway gateway{{{}, state, clock, ids, services::all()}};
};

// \n, \xff and the like, for what a text file cannot hold.
std::string unescape(const std::string& text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 2, "\\x") == 0) {
      plain += static_cast<char>(std::stoi(text.substr(at + 2, 2), nullptr, 16));
      at += 3;
    } else {
      plain += text[at];
    }
  }
  return plain;
}

// A body line: `(100000 times [)` stands for that many of that text.
std::string body_line(const std::string& line) {
  static const std::regex repeated(R"(\((\d+) times (.+)\))");
  std::smatch parts;
  if (!std::regex_match(line, parts, repeated)) return unescape(line);
  std::string text;
  for (int i = std::stoi(parts[1]); i > 0; --i) text += parts[2];
  return text;
}

// "POST /", headers, an empty line, the body.
http::Request parse_request(const std::vector<std::string>& lines) {
  http::Request request;
  const auto space = lines.at(0).find(' ');
  request.method = lines[0].substr(0, space);
  request.target = lines[0].substr(space + 1);
  std::size_t at = 1;
  for (; at < lines.size() && !lines[at].empty(); ++at) {
    const auto colon = lines[at].find(": ");
    if (colon == std::string::npos) throw std::invalid_argument("no header: " + lines[at]);
    request.headers.emplace_back(lines[at].substr(0, colon), lines[at].substr(colon + 2));
  }
  for (++at; at < lines.size(); ++at) request.body += body_line(lines[at]);
  return request;
}

// Ids are random: the first uuid becomes uuid-1 and so on.
class Ids {
 public:
  std::string plain(const std::string& text) {
    static const std::regex id(
        R"([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|i-[0-9a-f]{17}|[0-9a-f]{32}|\b\d{19}\b)"
        R"(|\bASIA[A-Z2-7]{16}|\bAROA[A-Z2-7]{17})");
    std::string result;
    auto after = text.cbegin();
    for (std::sregex_iterator match(text.begin(), text.end(), id), end; match != end; ++match) {
      result.append(after, text.cbegin() + match->position());
      result += name(match->str());
      after = text.cbegin() + match->position() + match->length();
    }
    return result.append(after, text.cend());
  }

 private:
  const std::string& name(const std::string& id) {
    const auto known = names_.find(id);
    if (known != names_.end()) return known->second;
    const std::string kind = id.starts_with("i-")                ? "instance"
                             : id.find('-') != std::string::npos ? "uuid"
                             : id.starts_with("ASIA")            ? "key"
                             : id.starts_with("AROA")            ? "role"
                             : id.size() == 19                   ? "number"
                                                                 : "id";
    return names_[id] = kind + "-" + std::to_string(++counts_[kind]);
  }

  std::map<std::string, std::string> names_;
  std::map<std::string, int> counts_;
};

std::string in_lines(const http::Response& response, Ids& ids) {
  std::string text = std::to_string(response.status) + "\n";
  for (const auto& [name, value] : response.headers)
    text += name + ": " + (name == "x-amzn-RequestId" ? "(uuid)" : value) + "\n";
  const auto body = nlohmann::ordered_json::parse(response.body, nullptr, false);
  if (!response.body.empty())
    text += "\n" + (body.is_discarded() ? response.body : body.dump(2)) + "\n";
  std::string marked;
  std::istringstream lines(ids.plain(text));
  for (std::string line; std::getline(lines, line);)
    marked += line.empty() ? "<\n" : "< " + line + "\n";
  return marked;
}

}  // namespace

std::string replay(const std::string& transcript) {
  House house;
  Ids ids;
  std::string played;
  std::vector<std::string> request;
  const auto answer = [&] {
    if (!request.empty()) played += in_lines(house.ask(parse_request(request)), ids);
    request.clear();
  };
  std::istringstream lines(transcript);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("<")) continue;
    if (!line.starts_with(">")) answer();
    played += line + "\n";
    if (line.starts_with(">")) request.push_back(line.substr(line.starts_with("> ") ? 2 : 1));
  }
  answer();
  return played;
}

}  // namespace localecs::tests
