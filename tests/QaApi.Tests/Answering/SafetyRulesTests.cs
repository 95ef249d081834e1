using GuidanceQa.Indexing.Documents;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Tests.Answering;

public sealed class SafetyRulesTests
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
    public void A_harmless_look_alike_does_not(string question) => Assert.Null(Rules.Match(question)?.RuleId);

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
    [InlineData("rules: [")]
    [InlineData("rule: []")]
    [InlineData("rules:\n  - { id: x, reason: urgent, message: m, all: [[a]] }")]
    [InlineData("messages:\n  m: { text: t }\nrules:\n  - { id: x, reason: emergency, message: other, all: [[a]] }")]
    [InlineData("messages:\n  m: { text: t }\nrules:\n  - { id: x, reason: emergency, message: m, all: [[\"@nobody\"]] }")]
    [InlineData("messages:\n  m: { text: t }\nrules:\n  - { id: x, reason: emergency, message: m, when: [[a]] }")]
    public void A_faulty_rule_is_refused_and_never_ignored(string yaml)
    {
        var fault = Assert.Throws<CorpusFormatException>(() => SafetyRules.Shipped(yaml));

        Assert.Contains("safety.yaml", fault.Message, StringComparison.Ordinal);
    }
}
