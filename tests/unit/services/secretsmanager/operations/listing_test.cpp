// Listing: orders, pages, filters and batches; the versions of one secret.
#include "fixture.hpp"

namespace localecs::services::secretsmanager {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Many : public Secrets {
 protected:
  Many() {
    for (const char* name : {"prod/db", "prod/api", "dev/db"}) {
      create(name, name);
      api.clock.advance(std::chrono::seconds(1));
    }
    describe("prod/api", "Key of the API");
    api("TagResource", {{"SecretId", "dev/db"}, {"Tags", {{{"Key", "team"}, {"Value", "blue"}}}}});
  }
  void describe(const std::string& id, const std::string& description) {
    api("UpdateSecret",
        {{"SecretId", id}, {"Description", description}, {"ClientRequestToken", token_1}});
  }
  std::vector<std::string> list(const json& input) {
    std::vector<std::string> found;
    const json answer = api("ListSecrets", input);
    for (const json& one : answer["SecretList"]) found.push_back(one["Name"]);
    return found;
  }
  std::vector<std::string> filtered(const char* key, const json& values) {
    return list({{"Filters", {{{"Key", key}, {"Values", values}}}}});
  }
};

TEST_F(Many, AreListedInEveryOrder) {
  EXPECT_THAT(list({}), ElementsAre("prod/db", "prod/api", "dev/db"));
  EXPECT_THAT(list({{"SortOrder", "desc"}}), ElementsAre("dev/db", "prod/api", "prod/db"));
  EXPECT_THAT(list({{"SortBy", "name"}}), ElementsAre("dev/db", "prod/api", "prod/db"));
  EXPECT_THAT(list({{"SortBy", "last-changed-date"}}),
              ElementsAre("prod/db", "dev/db", "prod/api"));
  api("DeleteSecret", {{"SecretId", "prod/db"}});
  EXPECT_THAT(list({}), ElementsAre("prod/api", "dev/db"));
  EXPECT_THAT(list({{"IncludePlannedDeletion", true}}).size(), 3u);
}

TEST_F(Many, AreListedInPages) {
  for (const char* order : {"asc", "desc"}) {
    std::vector<std::string> found;
    json input{{"MaxResults", 2}, {"SortOrder", order}};
    for (int pages = 0; pages < 2; ++pages) {
      const json page = api("ListSecrets", input);
      for (const json& one : page["SecretList"]) found.push_back(one["Name"]);
      EXPECT_EQ(page.contains("NextToken"), pages == 0);
      input["NextToken"] = page.value("NextToken", "");
    }
    EXPECT_EQ(found, list({{"SortOrder", order}}));
  }
  EXPECT_THAT(api.error("ListSecrets", {{"NextToken", "?"}}),
              HasSubstr("InvalidNextTokenException"));
}

TEST_F(Many, AreFiltered) {
  EXPECT_THAT(filtered("name", {"prod/"}), ElementsAre("prod/db", "prod/api"));
  EXPECT_THAT(filtered("name", {"!prod/"}), ElementsAre("dev/db"));
  EXPECT_THAT(filtered("name", {"PROD"}), IsEmpty());
  EXPECT_THAT(filtered("description", {"key of"}), ElementsAre("prod/api"));
  EXPECT_THAT(filtered("tag-key", {"team"}), ElementsAre("dev/db"));
  EXPECT_THAT(filtered("tag-value", {"blue", "red"}), ElementsAre("dev/db"));
  EXPECT_THAT(filtered("all", {"api KEY"}), ElementsAre("prod/api"));
  EXPECT_THAT(api.error("ListSecrets", {{"Filters", {{{"Key", "color"}, {"Values", {"x"}}}}}}),
              HasSubstr("at 'filters.1.member.key' failed to satisfy constraint: Member must "
                        "satisfy enum value set: [description, name, tag-key"));
}

TEST_F(Many, AreFilteredByTheWordsOfTheirDescription) {
  describe("prod/db", "one and two");
  describe("prod/api", "three");
  for (const char* found : {"o t", "TWO one", "on AN"})
    EXPECT_THAT(filtered("description", {found}), ElementsAre("prod/db")) << found;
  for (const char* missed : {"ne", "one three", "wo", "-", "/"})
    EXPECT_THAT(filtered("description", {missed}), IsEmpty()) << missed;
}

TEST_F(Many, AreFilteredByTheWordsOfAllTheyHave) {
  create("SecretOne");
  create("COMPANYthings");
  EXPECT_THAT(filtered("all", {"one"}), ElementsAre("SecretOne"));
  EXPECT_THAT(filtered("all", {"compan"}), ElementsAre("COMPANYthings"));
  EXPECT_THAT(filtered("all", {"ythings"}), ElementsAre("COMPANYthings"));
  EXPECT_THAT(filtered("all", {"db blue"}), ElementsAre("dev/db"));
  for (const char* missed : {"ecret", "things", "/", "od"})
    EXPECT_THAT(filtered("all", {missed}), IsEmpty()) << missed;
}

TEST_F(Many, MustPassEveryFilter) {
  const auto name = [](const char* value) { return json{{"Key", "name"}, {"Values", {value}}}; };
  EXPECT_THAT(list({{"Filters", {name("prod"), name("prod/a")}}}), ElementsAre("prod/api"));
  EXPECT_THAT(list({{"Filters", {name("prod"), name("dev")}}}), IsEmpty());
  EXPECT_EQ(api.error("ListSecrets", {{"Filters", {{{"Values", {"x"}}}}}}),
            "InvalidParameterException: Invalid filter key");
  EXPECT_EQ(api.error("ListSecrets", {{"Filters", {{{"Key", "description"}}}}}),
            "InvalidParameterException: Invalid filter values for key: description");
}

TEST_F(Many, AreReadInABatch) {
  const json batch = api("BatchGetSecretValue", {{"SecretIdList", {"dev/db", "none", "prod/db"}}});
  EXPECT_EQ(batch["SecretValues"].size(), 2u);
  EXPECT_EQ(batch["SecretValues"][0]["SecretString"], "dev/db");
  EXPECT_EQ(batch["Errors"],
            json::array({{{"ErrorCode", "ResourceNotFoundException"},
                          {"Message", "Secrets Manager can't find the specified secret."},
                          {"SecretId", "none"}}}));
  const json filter{{{"Key", "name"}, {"Values", {"prod"}}}};
  EXPECT_EQ(api("BatchGetSecretValue", {{"Filters", filter}})["SecretValues"].size(), 2u);
  EXPECT_THAT(api.error("BatchGetSecretValue"), HasSubstr("InvalidParameterException"));
  EXPECT_EQ(api.error("BatchGetSecretValue", {{"SecretIdList", {"dev/db"}}, {"MaxResults", 2}}),
            "InvalidParameterException: 'Filters' not specified. 'Filters' must also be specified "
            "when 'MaxResults' is provided.");
}

TEST_F(Many, TellTheirVersions) {
  put("dev/db", "2", token_2);
  put("dev/db", "3", token_3);
  EXPECT_EQ(api("ListSecretVersionIds", {{"SecretId", "dev/db"}})["Versions"].size(), 2u);
  const json all =
      api("ListSecretVersionIds", {{"SecretId", "dev/db"}, {"IncludeDeprecated", true}});
  EXPECT_EQ(all["Versions"].size(), 3u);
  EXPECT_EQ(all["Versions"][0]["VersionId"], token_1);
  EXPECT_FALSE(all["Versions"][0].contains("VersionStages"));
  get("dev/db", {{"VersionId", token_2}});
  const json read = api("ListSecretVersionIds", {{"SecretId", "dev/db"}})["Versions"];
  EXPECT_TRUE(read[0].contains("LastAccessedDate"));
  EXPECT_FALSE(read[1].contains("LastAccessedDate"));
}

}  // namespace
}  // namespace localecs::services::secretsmanager
