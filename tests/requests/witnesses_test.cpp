// A witness hands in its word, and everybody sees whose word stands for which head.

#include "proof/proof.hpp"
#include "tests/requests/requests.hpp"
#include "text/base64.hpp"

namespace tests {
namespace {

class Witnesses : public Requests {
protected:
    Witnesses() { report_lift(); }

    std::int64_t add(const std::string& name) {
        return street_
            .turn(journal::operator_at_the_machine(),
                  [&](journal::Turn& turn) -> base::Result<nlohmann::json> {
                      const auto id =
                          proof::add_witness(turn, {name, text::to_base64(key_.public_key())});
                      if (!id) {
                          return base::refusal_of(id);
                      }
                      return nlohmann::json(id->value);
                  })
            .get<std::int64_t>();
    }

    journal::Head head() {
        return proof::read_head(street_.get("/ct/v1/get-sth").json()).value().tree;
    }

    Answered hand_in(const journal::Head& tree) {
        const auto reader = street_.readers().borrow();
        const auto log = proof::id_of_key(proof::log_key_in_use(*reader).value().public_key);
        const auto vouching = proof::vouch(tree, log, street_.now(), key_);
        return street_.post_json(
            "/record/heads/" + std::to_string(tree.size) + "/vouchings",
            {{"witness", text::to_base64(journal::as_bytes(proof::id_of_key(key_.public_key())))},
             {"timestamp", calendar::to_milliseconds(vouching.at)},
             {"signature", text::to_base64(vouching.signature)}});
    }

    proof::SigningKey key_ = proof::SigningKey::make();
};

TEST_F(Witnesses, VouchForAHeadThatIsThenKeptAndShown) {
    add("社区图书馆");
    const auto tree = head();

    const auto handed_in = hand_in(tree);

    EXPECT_EQ(handed_in.status, 201) << handed_in.body;
    EXPECT_TRUE(handed_in.recorded.empty()) << "heads are no entries";
    const auto view = street_.get("/record.json").json();
    EXPECT_EQ(view["heads"][0]["tree_size"], tree.size);
    EXPECT_EQ(view["heads"][0]["vouched_by"], "社区图书馆");
    EXPECT_TRUE(street_.get("/record").shows("社区图书馆"));
}

TEST_F(Witnesses, AreKnownOrNotHeard) {
    EXPECT_EQ(hand_in(head()).status, 403);
}

TEST_F(Witnesses, CantVouchForAnotherTree) {
    add("社区图书馆");
    auto tree = head();
    tree.root[0] ^= 1U;

    const auto handed_in = hand_in(tree);

    EXPECT_EQ(handed_in.status, 400);
    EXPECT_EQ(handed_in.json()["field"], "signature");
    EXPECT_EQ(street_.get("/record.json").json()["heads"][0]["vouched_by"], "—");
}

TEST_F(Witnesses, CantVouchForWhatIsNotThereYet) {
    add("社区图书馆");
    auto tree = head();
    tree.size += 1;

    EXPECT_EQ(hand_in(tree).status, 404);
    tree.size = 0;
    EXPECT_EQ(hand_in(tree).status, 404);
}

TEST_F(Witnesses, DontGoBackBehindTheirWord) {
    add("社区图书馆");
    const auto earlier = head();
    report_lift();
    EXPECT_EQ(hand_in(head()).status, 201);

    EXPECT_EQ(hand_in(earlier).status, 409);
}

TEST_F(Witnesses, KeepTheirPastWordWhenTheyAreTakenOff) {
    const auto id = add("社区图书馆");
    hand_in(head());
    street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
        const auto off = proof::take_off(turn, proof::WitnessId{id});
        return off ? base::Result<nlohmann::json>(nlohmann::json())
                   : base::Result<nlohmann::json>(base::refusal_of(off));
    });
    report_lift();

    EXPECT_EQ(hand_in(head()).status, 403);
    EXPECT_EQ(street_.get("/record.json").json()["heads"][0]["vouched_by"], "社区图书馆");
    EXPECT_EQ(add("社区图书馆"), id + 1) << "and may come back";
}

TEST_F(Witnesses, SayTheirWordAsAProgramWritesIt) {
    add("社区图书馆");
    const auto path = "/record/heads/" + std::to_string(head().size) + "/vouchings";
    const std::pair<nlohmann::json, const char*> wrongs[] = {
        {{{"timestamp", 1}, {"signature", "AAAA"}}, "witness"},
        {{{"witness", "short"}, {"timestamp", 1}, {"signature", "AAAA"}}, "witness"},
        {{{"witness", text::to_base64(std::string(32, 'x'))}, {"signature", "A"}}, "signature"},
        {{{"witness", text::to_base64(std::string(32, 'x'))},
          {"timestamp", -1},
          {"signature", "AAAA"}},
         "timestamp"}};
    for (const auto& [typed, field] : wrongs) {
        const auto answered = street_.post_json(path, typed);

        EXPECT_EQ(answered.status, 400) << typed;
        EXPECT_EQ(answered.json()["field"], field) << typed;
    }
}

TEST_F(Witnesses, AreAddedByAUsableKeyOnce) {
    const auto refused = [&](const proof::NewWitness& asked) {
        const auto outcome =
            street_.writer().ask(journal::operator_at_the_machine(),
                                 [&](journal::Turn& turn) -> base::Result<nlohmann::json> {
                                     const auto id = proof::add_witness(turn, asked);
                                     if (!id) {
                                         return base::refusal_of(id);
                                     }
                                     return nlohmann::json(id->value);
                                 });
        const auto* refusal = std::get_if<base::Refusal>(&outcome);
        return refusal == nullptr ? "" : refusal->key;
    };
    const auto key = text::to_base64(key_.public_key());

    EXPECT_EQ(refused({"", key}), "proof.witness_name");
    EXPECT_EQ(refused({"图书馆", "no key"}), "proof.no_public_key");
    EXPECT_EQ(refused({"图书馆", key}), "");
    EXPECT_EQ(refused({"又一个", key}), "proof.witness_known");
}

} // namespace
} // namespace tests
