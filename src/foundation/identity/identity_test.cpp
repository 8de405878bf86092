#include "identity/identity.hpp"

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <span>

#include <gtest/gtest.h>

#include "identity/events.hpp"
#include "identity/passwords.hpp"
#include "journal/journal.hpp"
#include "journal/read.hpp"
#include "store/store.hpp"
#include "text/embedded.hpp"

namespace journal {
std::span<const text::EmbeddedFile> embedded_files();
}

namespace identity {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

namespace fs = std::filesystem;
using std::chrono::hours;
using std::chrono::minutes;

constexpr const char* password = "三号楼电梯又停了";
constexpr const char* wrong_password = "三号楼电梯没有停";

class Identity : public testing::Test {
protected:
    Identity() {
        std::string pattern = fs::temp_directory_path() / "songyuan-identity-XXXXXX";
        folder_ = mkdtemp(pattern.data());
        for (const auto files : {journal::embedded_files(), embedded_files()}) {
            for (const auto& file : files) {
                schema_.add(file.name, file.content);
            }
        }
        keep(facts_);
        store_ = store::open_sqlite(folder_, store::Durability::None);
        store_->furnish(schema_);
        writer_ = store_->open_writer();
        journal_ = std::make_unique<journal::Journal>(
            *writer_, journal::Furniture{"310101015", facts_, followers_, [this] {
                                             journal::Salt salt{};
                                             salt.front() = static_cast<std::uint8_t>(++thrown_);
                                             return salt;
                                         }});
    }
    ~Identity() override {
        journal_.reset();
        writer_.reset();
        store_.reset();
        fs::remove_all(folder_);
    }

    // Does something in a turn of its own.
    template <class Action>
    auto in_a_turn(Action action) {
        journal::Turn turn(*journal_, journal::operator_at_the_machine(), now_);
        writer_->begin_write();
        auto result = action(turn);
        writer_->commit();
        return result;
    }

    AccountId add(const std::string& login) {
        return in_a_turn([&](journal::Turn& turn) {
                   return add_account(turn, login, password, Strength::Light);
               })
            .value();
    }

    SignedIn sign_in(AccountId account) {
        return in_a_turn([&](journal::Turn& turn) { return begin_session(turn, account); });
    }

    void fail(const std::string& login, int times) {
        for (int time = 0; time < times; ++time) {
            in_a_turn([&](journal::Turn& turn) {
                note_failed_sign_in(turn, login);
                return 0;
            });
        }
    }

    std::string refusal(const std::string& login, const std::string& typed) {
        const auto proved = prove(*writer_, login, typed, now_);
        return proved ? "" : proved.error().key;
    }

    fs::path folder_;
    store::Schema schema_;
    journal::Facts facts_;
    journal::Followers followers_;
    int thrown_ = 0;
    calendar::Moment now_{hours(400'000)};
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Connection> writer_;
    std::unique_ptr<journal::Journal> journal_;
};

TEST_F(Identity, ProvesWhoKnowsThePassword) {
    const auto account = add("Wang.Li");

    EXPECT_EQ(prove(*writer_, "wang.li", password, now_).value(), account);
    EXPECT_EQ(prove(*writer_, " WANG.LI ", password, now_).value(), account);
    EXPECT_EQ(refusal("wang.li", wrong_password), "identity.wrong_login_or_password");
    EXPECT_EQ(refusal("wang.li", std::string(5000, 'x')), "identity.wrong_login_or_password");
}

TEST_F(Identity, SaysTheSameOfAnUnknownLoginAClosedAccountAndAWrongPassword) {
    add("wang.li");
    static_cast<void>(
        in_a_turn([](journal::Turn& turn) { return close_account(turn, "wang.li"); }));

    EXPECT_EQ(refusal("wang.li", password), "identity.wrong_login_or_password");
    EXPECT_EQ(refusal("nobody", password), "identity.wrong_login_or_password");
    EXPECT_EQ(refusal("no such login!", password), "identity.wrong_login_or_password");
}

TEST_F(Identity, WritesNeitherLoginNorPasswordNorHashIntoTheJournal) {
    const auto account = add("wang.li");
    static_cast<void>(in_a_turn([](journal::Turn& turn) {
        return change_password(turn, "wang.li", wrong_password, Strength::Light);
    }));

    const auto entries = journal::entries_from(*writer_, 1, 10);

    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(account, AccountId{1});
    EXPECT_NE(entries[0].body.find(R"("event":{"id":1},"kind":"account_added")"),
              std::string::npos);
    EXPECT_NE(entries[1].body.find(R"("event":{"account":1},"kind":"password_changed")"),
              std::string::npos);
}

TEST_F(Identity, GivesALoginOnce) {
    add("wang.li");

    const auto again = in_a_turn([](journal::Turn& turn) {
        return add_account(turn, "WANG.LI", password, Strength::Light);
    });

    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().key, "identity.login_taken");
    EXPECT_EQ(journal_->size(), 1);
}

TEST_F(Identity, ClosesAndReopensAnAccountOnce) {
    const auto signed_in = sign_in(add("wang.li"));
    const auto close = [](journal::Turn& turn) { return close_account(turn, "wang.li"); };
    const auto reopen = [](journal::Turn& turn) { return reopen_account(turn, "wang.li"); };

    EXPECT_EQ(in_a_turn(reopen).error().key, "identity.already_open");
    EXPECT_TRUE(in_a_turn(close).has_value());
    EXPECT_EQ(in_a_turn(close).error().key, "identity.already_closed");
    EXPECT_TRUE(find_account(*writer_, "wang.li")->is_closed);
    EXPECT_TRUE(in_a_turn(reopen).has_value());
    EXPECT_FALSE(find_account(*writer_, "wang.li")->is_closed);

    EXPECT_FALSE(find_session(*writer_, signed_in.token, now_));
    EXPECT_EQ(refusal("wang.li", password), "");
    EXPECT_EQ(
        in_a_turn([](journal::Turn& turn) { return close_account(turn, "nobody"); }).error().key,
        "identity.no_such_account");
}

TEST_F(Identity, KnowsTheLoginThatAnOlderEntryTold) {
    journal::Entry entry;
    entry.sequence = 1;
    entry.kind = AccountAdded::kind;
    facts_.replay(*writer_, {{"id", 1}, {"login", "wang.li"}}, entry);
    add("bao");

    const auto again = in_a_turn([](journal::Turn& turn) {
        return add_account(turn, "wang.li", password, Strength::Light);
    });

    EXPECT_EQ(find_account(*writer_, "wang.li")->id, AccountId{1});
    EXPECT_EQ(find_account(*writer_, AccountId{1})->login, "wang.li");
    EXPECT_EQ(accounts(*writer_).size(), 2U);
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().key, "identity.login_taken");
}

TEST_F(Identity, ListsAccountsByLogin) {
    add("zhou");
    add("bao");

    const auto all = accounts(*writer_);

    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].login, "bao");
    EXPECT_EQ(find_account(*writer_, AccountId{1})->login, "zhou");
}

TEST_F(Identity, KnowsASignedInBrowserByItsToken) {
    const auto account = add("wang.li");

    const auto signed_in = sign_in(account);

    EXPECT_EQ(signed_in.token.size(), 64U);
    const auto session = find_session(*writer_, signed_in.token, now_ + minutes(29));
    ASSERT_TRUE(session);
    EXPECT_EQ(session->account, account);
    EXPECT_EQ(session->login, "wang.li");
    EXPECT_EQ(session->csrf, signed_in.session.csrf);
    EXPECT_NE(session->csrf, signed_in.token);
    EXPECT_FALSE(find_session(*writer_, signed_in.token, now_ + minutes(30)));
    EXPECT_FALSE(find_session(*writer_, "", now_));
    EXPECT_FALSE(find_session(*writer_, session->csrf, now_));
}

TEST_F(Identity, MovesASessionsEndOnWhileItIsUsed) {
    const auto signed_in = sign_in(add("wang.li"));
    now_ += minutes(20);

    in_a_turn([&](journal::Turn& turn) {
        extend_session(turn, signed_in.token);
        return 0;
    });

    EXPECT_TRUE(find_session(*writer_, signed_in.token, now_ + minutes(29)));
    EXPECT_EQ(journal_->size(), 1);
}

TEST_F(Identity, EndsSessionsWhenAskedWhenThePasswordChangesAndWhenThereAreTooMany) {
    const auto account = add("wang.li");
    const auto first = sign_in(account);
    const auto second = sign_in(account);
    in_a_turn([&](journal::Turn& turn) {
        end_session(turn, first.token);
        return 0;
    });
    EXPECT_FALSE(find_session(*writer_, first.token, now_));
    EXPECT_TRUE(find_session(*writer_, second.token, now_));

    for (int more = 0; more < sessions_an_account_max; ++more) {
        now_ += minutes(1);
        static_cast<void>(sign_in(account));
    }
    EXPECT_FALSE(find_session(*writer_, second.token, now_));

    const auto last = sign_in(account);
    static_cast<void>(in_a_turn([](journal::Turn& turn) {
        return change_password(turn, "wang.li", wrong_password, Strength::Light);
    }));
    EXPECT_FALSE(find_session(*writer_, last.token, now_));
    EXPECT_EQ(refusal("wang.li", wrong_password), "");
}

TEST_F(Identity, ClosesALoginAfterFiveWrongPasswordsWhetherOrNotItExists) {
    add("wang.li");
    fail("wang.li", 4);
    EXPECT_EQ(refusal("wang.li", password), "");

    fail("Wang.Li", 1);
    fail("nobody", 5);

    EXPECT_EQ(refusal("wang.li", password), "identity.too_many_tries");
    EXPECT_EQ(refusal("nobody", password), "identity.too_many_tries");
    EXPECT_EQ(prove(*writer_, "wang.li", password, now_).error().arguments,
              base::Arguments({{"minutes", 15}}));
    now_ += minutes(15);
    EXPECT_EQ(refusal("wang.li", password), "");
    EXPECT_EQ(journal_->size(), 1);
}

TEST_F(Identity, ForgetsWrongPasswordsOnceTheRightOneCame) {
    const auto account = add("wang.li");
    fail("wang.li", 4);
    static_cast<void>(sign_in(account));

    fail("wang.li", 4);

    EXPECT_EQ(refusal("wang.li", password), "");
}

TEST_F(Identity, OpensAClosedLoginWhenThePasswordIsSetAgain) {
    add("wang.li");
    fail("wang.li", 5);

    static_cast<void>(in_a_turn([](journal::Turn& turn) {
        return change_password(turn, "wang.li", wrong_password, Strength::Light);
    }));

    EXPECT_EQ(refusal("wang.li", wrong_password), "");
}

TEST_F(Identity, IsTheSameAfterARebuild) {
    add("wang.li");
    add("bao");
    static_cast<void>(in_a_turn([](journal::Turn& turn) { return close_account(turn, "bao"); }));
    const auto before = writer_->digest_of("accounts");

    const auto rebuild = store_->begin_rebuild(schema_);
    rebuild->begin_write();
    for (const auto& stored : journal::entries_from(*writer_, 1, 10)) {
        const auto body = nlohmann::json::parse(stored.body);
        facts_.replay(*rebuild, body.at("event"), stored.entry);
    }
    store_->finish_rebuild(*rebuild, schema_);
    rebuild->commit();

    EXPECT_EQ(writer_->digest_of("accounts"), before);
    EXPECT_EQ(refusal("wang.li", password), "");
}

TEST(Passwords, AreHashedWithTheirLimitsAndSalt) {
    const journal::Salt salt{1, 2, 3};

    const auto hash = hash_password(password, salt, Strength::Light);

    EXPECT_TRUE(hash.starts_with("argon2id:1:8:01020300000000000000000000000000:")) << hash;
    EXPECT_TRUE(is_password(password, hash));
    EXPECT_FALSE(is_password(wrong_password, hash));
    EXPECT_FALSE(is_password("", hash));
}

TEST(Passwords, AreWrongWhenTheirHashCannotBeRead) {
    for (const char* hash : {"",
                             "argon2id",
                             "argon2id:1:8:0102:00",
                             "argon2i:1:8::",
                             ":::::",
                             "argon2id:x:8:01020300000000000000000000000000:00",
                             "argon2id:1:99999999999:01020300000000000000000000000000:00"}) {
        EXPECT_FALSE(is_password(password, hash)) << hash;
    }
}

TEST(Passwords, TakeAsLongForNobodyAsForSomebody) {
    const auto real = hash_password(password, journal::Salt{}, Strength::Full);

    const auto limits = [](const std::string& hash) { return hash.substr(0, hash.find(":0")); };
    EXPECT_EQ(limits(nobodys_hash()), limits(real));
    EXPECT_TRUE(real.starts_with("argon2id:2:65536:"));
    EXPECT_FALSE(is_password("", nobodys_hash()));
}

} // namespace
} // namespace identity
