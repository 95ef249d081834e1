using GuidanceQa.Indexing.Documents;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Tests.Answering;

public sealed class SafetyRulesTests(ShippedIndex shipped) : IClassFixture<ShippedIndex>
{
    private static readonly SafetyRules Rules = SafetyRules.Shipped(null);

    [Theory]
    [InlineData("My father has been convulsing for ten minutes and will not wake up", "emergency")]
    [InlineData("my wife is fitting and it won't stop", "emergency")]
    [InlineData("he had three fits in a row today and isn't coming round", "emergency")]
    [InlineData("My son has been having a seizure for 20 min", "emergency")]
    [InlineData("She is unconscious and I can't rouse her", "emergency")]
    [InlineData("I can't breathe and my leg is swollen", "emergency")]
    [InlineData("my husband's face has dropped on one side", "emergency")]
    [InlineData("my mum's speech is slurred and her arm has gone weak", "emergency")]
    [InlineData("worst headache of my life and I keep throwing up", "emergency")]
    [InlineData("I have 39 degrees fever and I'm on chemo", "emergency")]
    [InlineData("I'm shivering and I had chemotherapy last week", "emergency")]
    [InlineData("took 10 of my temozolomide tablets by mistake", "emergency")]
    [InlineData("My toddler swallowed my steroid tablets", "emergency")]
    [InlineData("my dad is vomiting blood", "emergency")]
    [InlineData("she has chest pain and is breathless", "emergency")]
    [InlineData("my tongue is swelling after the new tablet", "emergency")]
    [InlineData("I want to end it all", "self_harm")]
    [InlineData("I don't want to live any more", "self_harm")]
    [InlineData("can I just stop taking my dex?", "medicine_change")]
    [InlineData("I stopped my steroids yesterday and feel awful", "medicine_change")]
    [InlineData("Should I double my dose?", "medicine_change")]
    [InlineData("I think I am pregnant and I am taking chemo", "medicine_change")]
    [InlineData("hes been shaking all over for 9 mins and wont come out of it", "emergency")]
    [InlineData("Pt on the ward, GTC ongoing 12 min", "emergency")]
    [InlineData("his mouth dropped on one side and hes talking gibberish, half an hour ago", "emergency")]
    [InlineData("temp 38.9 and shivering, day 21 of chemo, do i just take paracetamol", "emergency")]
    [InlineData("101.3 F and I'm on chemo", "emergency")]
    [InlineData("bringing up what looks like coffee grounds since this morning", "emergency")]
    [InlineData("tongue is swelling, took the first tablet an hour ago", "emergency")]
    [InlineData("he banged his head, hes on blood thinners, now throwing up", "emergency")]
    [InlineData("Ran out of dex 4 days ago, now too weak to stand and throwing up", "emergency")]
    [InlineData("one pupil has gone huge and she is drowsy", "emergency")]
    [InlineData("How many of these tablets would it take to not wake up", "self_harm")]
    [InlineData("My kids would be better off without me", "self_harm")]
    [InlineData("thinking of swapping my blood thinner for turmeric", "medicine_change")]
    [InlineData("my period is three weeks late and I take capsules for cancer", "medicine_change")]
    public void An_urgent_question_matches(string question, string reason) => Assert.Equal(reason, Rules.Match(question)?.Reason);

    [Theory]
    [InlineData("How are seizures treated?")]
    [InlineData("What dose of dexamethasone for severe headache?")]
    [InlineData("When should dexamethasone be stopped?")]
    [InlineData("Is bleeding a side effect of bevacizumab?")]
    [InlineData("Should anticonvulsants be stopped after surgery?")]
    [InlineData("What is the overdose risk of lomustine?")]
    [InlineData("Is fever common on chemotherapy?")]
    [InlineData("Can patients with chest pain have an MRI?")]
    [InlineData("Should prophylactic anticonvulsants be given?")]
    [InlineData("Does temozolomide harm the unborn child?")]
    [InlineData("Can temozolomide be taken in pregnancy?")]
    [InlineData("What causes stroke-like symptoms after radiotherapy?")]
    [InlineData("How quickly should steroids be tapered?")]
    [InlineData("suicide gene therapy")]
    [InlineData("How do these drugs kill cancer cells?")]
    [InlineData("Can steroids be stopped suddenly?")]
    [InlineData("My father has a brain tumour, how is it treated?")]
    [InlineData("When should temozolomide be stopped for good?")]
    [InlineData("What is the treatment of status epilepticus?")]
    [InlineData("Do I need epilepsy tablets just in case?")]
    [InlineData("the tumour is not responding to steroids")]
    [InlineData("How long does a seizure last?")]
    [InlineData("I had a seizure back in 2019, before my operation, and none since. Do most people get one?")]
    [InlineData("What does a coma scale of 8 mean, and when is somebody called unresponsive?")]
    [InlineData("this paperwork is killing me, where is the schedule")]
    [InlineData("I'm dying to know whether people lived longer")]
    [InlineData("Need to get this off my chest, the dosing tables confuse me")]
    [InlineData("Can a knock on the head cause a brain tumour?")]
    [InlineData("Please tell me: how long should fever on chemotherapy be observed?")]
    [InlineData("Could you tell me what happens when two doses of the drug are taken by mistake?")]
    [InlineData("I would like to know when the drug is stopped for low platelets")]
    public void A_harmless_look_alike_does_not(string question) => Assert.Null(Rules.Match(question)?.RuleId);

    public static TheoryData<string, string> Messages =>
        [.. File.ReadLines(Path.Combine(TestIndex.Root, "tests", "QaApi.Tests", "Answering", "safety-messages.txt")).Where(l => !l.StartsWith('#')).Select(l => l.Split(" | ")).Select(l => (l[0], l[1]))];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_in_everyday_words_is_read_for_what_it_is(string reason, string message) => Assert.Equal(reason, Rules.Match(message, shipped.Index.Lexicon)?.Reason ?? "none");

    [Theory]
    [InlineData("my calf is swollen and sore since yesterday")]
    [InlineData("swollen leg with a brain tumour")]
    public void A_leg_that_is_newly_swollen_is_told_of_a_clot(string question) => Assert.Equal("clot", Rules.Match(question, shipped.Index.Lexicon)?.RuleId);

    [Fact]
    public void A_drug_that_the_corpus_knows_is_a_medicine_under_any_of_its_names()
    {
        const string Question = "I'm going to bin the Temodar this week";

        Assert.True(Rules.Score(Question, shipped.Index.Lexicon) > Rules.Score(Question));
        Assert.Equal("medicine_change", Rules.Match(Question, shipped.Index.Lexicon)?.Reason);
    }

    [Fact]
    public void A_corpus_adds_ways_to_ask_to_those_that_come_with_the_program()
    {
        const string Own = "words:\n  asking: [dear keeper]\nmessages:\n  gas: { text: Leave. }\nrules:\n  - { id: gas, reason: emergency, message: gas, all: [[dear, tell, gas leak]] }\n";

        var rules = SafetyRules.Shipped(Own);

        Assert.NotEqual("gas", rules.Match("Dear keeper, tell me how the lamp is lit")?.RuleId);
        Assert.Equal("gas", rules.Match("There is a gas leak, dear")?.RuleId);
    }

    [Fact]
    public void A_corpus_adds_examples_of_its_own()
    {
        const string Own = """
            messages:
              lamp: { text: Call the harbour master. }
            examples:
              - message: lamp
                reason: emergency
                urgent: [the lamp has gone dark and a ship is near, "our lamp is dark, ship close to the rocks", lamp dark tonight and a ship on the reef, "dark lamp, the ship cannot see the rocks"]
                ordinary: [how is the lamp cleaned?, which lamp does a ship see first?, how many lamps are there?, when was the lamp built?]
            """;

        var rules = SafetyRules.Shipped(Own);

        Assert.Equal("Call the harbour master.", rules.Match("our lamp went dark and there is a ship on the rocks")?.Message);
        Assert.Null(rules.Match("when is the lamp cleaned?"));
        Assert.Equal("emergency", rules.Match("my wife is fitting and it won't stop")?.Reason);
    }

    [Fact]
    public void A_corpus_adds_rules_of_its_own()
    {
        const string Own = "messages:\n  gas: { text: Leave the building. }\nrules:\n  - { id: gas, reason: emergency, message: gas, all: [[smell of gas, gas leak]] }\n";

        var rules = SafetyRules.Shipped(Own);

        Assert.Equal("Leave the building.", rules.Match("There is a smell of gas in the lamp room")?.Message);
        Assert.NotEqual(Rules.Fingerprint, rules.Fingerprint);
        Assert.Equal("emergency", rules.Match("my wife is fitting and it won't stop")?.Reason);
    }

    [Theory]
    [InlineData("examples:\n  - { reason: emergency, message: nobody, urgent: [a] }")]
    [InlineData("examples:\n  - { reason: soon, message: seizure, urgent: [a] }")]
    [InlineData("examples:\n  - { urgent: [a], usual: [b] }")]
    [InlineData("rules: [")]
    [InlineData("rule: []")]
    [InlineData("rules:\n  - { id: x, reason: urgent, message: m, all: [[a]] }")]
    [InlineData("messages:\n  m: { text: t }\nrules:\n  - { id: x, reason: emergency, message: other, all: [[a]] }")]
    [InlineData("messages:\n  m: { text: t }\nrules:\n  - { id: x, reason: emergency, message: m, all: [[\"@nobody\"]] }")]
    [InlineData("messages:\n  m: { text: t }\nrules:\n  - { id: x, reason: emergency, message: m, when: [[a]] }")]
    [InlineData("messages:\n  m: { text: t }\nrules:\n  - { id: x, reason: emergency, message: m, all: [[\"@class:planet\"]] }")]
    [InlineData("messages:\n  m: { text: t }\nrules:\n  - { id: x, reason: emergency, message: m, all: [[\"@celsius:hot\"]] }")]
    [InlineData("messages:\n  m: { text: t }\nrules:\n  - { id: x, reason: emergency, message: m, all: [[\"a ~ \"]] }")]
    public void A_faulty_rule_is_refused_and_never_ignored(string yaml)
    {
        var fault = Assert.Throws<CorpusFormatException>(() => SafetyRules.Shipped(yaml));

        Assert.Contains("safety.yaml", fault.Message, StringComparison.Ordinal);
    }
}
