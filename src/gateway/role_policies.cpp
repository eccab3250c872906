// Reads the policy documents strictly: what is not understood is refused.
#include <localecs/gateway/role_policies.hpp>

#include <localecs/aws/document.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace localecs::gateway {
namespace {

using aws::Document;

// An error for the user; `where` says which role, document and statement.
std::invalid_argument wrong(const std::string& where, const std::string& what) {
  return std::invalid_argument("role policies: " + where + ": " + what);
}

void check_members(const Document& object, std::initializer_list<std::string_view> known,
                   const std::string& where) {
  if (!object.is_object()) throw wrong(where, "is no JSON object");
  for (const auto& [name, value] : object.items())
    if (std::ranges::find(known, name) == known.end())
      throw wrong(where, "localecs does not understand '" + name + "'");
}

// A member that is one text or a list of texts, as IAM allows. Variables such as ${aws:username}
// are refused: taken literally, they would match nothing.
std::vector<std::string> texts(const Document& object, const char* name, const std::string& where) {
  const auto found = object.find(name);
  if (found == object.end()) throw wrong(where, std::string(name) + " is missing");
  const Document list = found->is_array() ? *found : Document::array({*found});
  std::vector<std::string> all;
  for (const Document& each : list) {
    if (!each.is_string()) throw wrong(where, std::string(name) + " is not text");
    all.push_back(each.get<std::string>());
    if (all.back().find("${") != std::string::npos)
      throw wrong(where, "localecs does not understand variables such as " + all.back());
  }
  return all;
}

Statement read_statement(const Document& object, const std::string& where) {
  check_members(object, {"Sid", "Effect", "Action", "Resource"}, where);
  const auto effect = texts(object, "Effect", where);
  if (effect.size() != 1 || (effect[0] != "Allow" && effect[0] != "Deny"))
    throw wrong(where, "Effect is neither Allow nor Deny");
  Statement statement{.allows = effect[0] == "Allow",
                      .actions = texts(object, "Action", where),
                      .resources = texts(object, "Resource", where)};
  for (const std::string& action : statement.actions)
    if (action != "*" && action.find(':') == std::string::npos)
      throw wrong(where, "the action '" + action + "' names no service, as ecs:ListTasks does");
  return statement;
}

void read_document(const Document& document, const std::string& where, std::vector<Statement>& to) {
  check_members(document, {"Version", "Id", "Statement"}, where);
  const auto found = document.find("Statement");
  if (found == document.end()) throw wrong(where, "Statement is missing");
  const Document list = found->is_array() ? *found : Document::array({*found});
  for (std::size_t i = 0; i < list.size(); ++i)
    to.push_back(read_statement(list[i], where + ", statement " + std::to_string(i + 1)));
}

}  // namespace

RolePolicies read_role_policies(std::string_view json) {
  const Document file = Document::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!file.is_object()) throw wrong("the file", "is no JSON object of roles");
  RolePolicies policies;
  for (const auto& [role, documents] : file.items()) {
    if (!documents.is_array()) throw wrong("role " + role, "wants a list of policy documents");
    std::vector<Statement>& statements = policies[role];
    for (std::size_t i = 0; i < documents.size(); ++i)
      read_document(documents[i], "role " + role + ", document " + std::to_string(i + 1),
                    statements);
  }
  return policies;
}

}  // namespace localecs::gateway
