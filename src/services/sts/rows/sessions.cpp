// Makes temporary credentials for roles.
#include <localecs/services/sts/rows/sessions.hpp>

#include <localecs/base/arn.hpp>

namespace localecs::state {
namespace {

// Real tokens are at least this long, so a client that truncates them fails here too.
constexpr int kTokenLength = 356;
// All temporary keys begin with ASIA; LECS tells ours from AWS's.
constexpr std::string_view kKeyMark = "ASIALECS";

}  // namespace

RoleSession make_role_session(IdSource& ids, std::string role_arn, std::string session_name,
                              TimePoint expires_at) {
  RoleSession session;
  session.access_key_id = std::string(kKeyMark) + ids.base32(12);
  session.secret_access_key = ids.url_safe(40);
  session.token = "IQoJb3JpZ2luX2VjE" + ids.url_safe(kTokenLength);
  session.role_id = role_id_of(role_arn);
  session.role_arn = std::move(role_arn);
  session.session_name = std::move(session_name);
  session.expires_at = expires_at;
  return session;
}

std::string role_id_of(std::string_view role_arn) {
  return "AROA" + IdSource::of(role_arn).base32(17);
}

std::string account_of(const RoleSession& session) {
  const auto role = Arn::parse(session.role_arn);
  return role ? role->account : session.account;
}

std::string assumed_role_arn(const RoleSession& session) {
  const auto role = Arn::parse(session.role_arn);
  if (!role) return {};
  const std::string name = role->resource.substr(role->resource.rfind('/') + 1);
  return "arn:" + role->partition + ":sts::" + role->account + ":assumed-role/" + name + "/" +
         session.session_name;
}

bool is_session_key(std::string_view access_key_id) {
  return access_key_id.starts_with(kKeyMark) && access_key_id.size() == 20;
}

const RoleSession& RoleSessions::add(RoleSession session) {
  if (!session.task_arn.empty()) of_task_.add(session.task_arn, session.access_key_id);
  const std::string id = session.access_key_id;
  return put(id, std::move(session));
}

void RoleSessions::erase(const std::string& access_key_id) {
  if (const RoleSession* session = find(access_key_id))
    of_task_.remove(session->task_arn, access_key_id);
  Table<RoleSession>::erase(access_key_id);
}

void RoleSessions::end_those_of(const std::string& task_arn) {
  const std::set<std::string> keys = of_task_.of(task_arn);
  for (const std::string& key : keys) erase(key);
}

void RoleSessions::clear() {
  of_task_.clear();
  Table<RoleSession>::clear();
}

}  // namespace localecs::state
