// GET /containers/json, with the label that holds the record.
#include "records.hpp"

#include <localecs/base/log.hpp>

#include "engine/answers.hpp"
#include "engine/event_stream.hpp"
#include "engine/json_read.hpp"
#include "engine/labels.hpp"

namespace localecs::docker {

namespace {

constexpr std::chrono::seconds kPatience(30), kPause(1);

std::map<std::string, std::string> records_by_id(std::string_view body) {
  std::map<std::string, std::string> records;
  for (const auto& row : parse_json(body))
    if (auto record = text(member(member(row, "Labels"), labels::kRecord)); !record.empty())
      records.emplace(text(member(row, "Id")), std::move(record));
  return records;
}

// Joins what read_list() makes of the list with the records in the same labels. Nothing where the
// list makes no sense.
std::optional<std::vector<effects::Kept>> read_kept(std::string_view body) {
  auto list = read_list(body);
  if (!list) return std::nullopt;
  auto records = records_by_id(body);
  std::vector<effects::Kept> kept;
  for (auto& listed : list->containers) {
    std::string& record = records[listed.runtime_id];
    kept.push_back({std::move(listed), std::move(record)});
  }
  for (auto& unclaimed : list->unclaimed) kept.push_back({std::move(unclaimed.listed), {}});
  return kept;
}

}  // namespace

// The log says once that the Engine does not answer, not every second.
void Records::read(std::function<void(std::vector<effects::Kept>)> done) {
  const std::string filter = owner_filter(options_.owner);
  api_.ask({"GET", "/containers/json?all=1&filters=" + filter, "listed", kPatience},
           alive_.guard([this, done = std::move(done)](const Answer& answer) mutable {
             if (!answer.problem)
               if (auto kept = read_kept(answer.body)) return done(*std::move(kept));
             if (!std::exchange(is_away_, true))
               log::warn("the engine does not tell what an earlier run left: {}",
                         answer.problem ? answer.problem->message : "its list makes no sense");
             ask_later(std::move(done));
           }));
}

void Records::ask_later(std::function<void(std::vector<effects::Kept>)> done) {
  timer_.expires_after(kPause);
  timer_.async_wait(
      alive_.guard([this, done = std::move(done)](const boost::system::error_code& error) mutable {
        if (!error) read(std::move(done));
      }));
}

}  // namespace localecs::docker
