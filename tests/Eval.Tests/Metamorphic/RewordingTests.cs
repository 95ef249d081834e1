using GuidanceQa.Eval.Metamorphic;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Eval.Tests.Metamorphic;

public sealed class RewordingTests
{
    private static readonly Concept[] Concepts =
    [
        new("#temozolomide", "temozolomide", "drug", ["TMZ"], [], [], []),
        new("#lomustine", "lomustine", "drug", ["CCNU"], [], [], []),
        new("#glioblastoma", "glioblastoma", "disease", ["GBM"], [], [], []),
    ];

    [Fact]
    public void A_paraphrase_asks_the_same_in_another_frame() =>
        Assert.Contains("I would like to know how often scans are done?", Rewordings.Paraphrases("How often scans are done?"));

    [Theory]
    [InlineData("How often should scans be done?", "At what interval should scans be done?")]
    [InlineData("At what interval should scans be done?", "How often should scans be done?")]
    public void A_frame_is_replaced_either_way(string question, string reworded) => Assert.Contains(reworded, Rewordings.Paraphrases(question));

    [Theory]
    [InlineData("How often is temozolomide given?")]
    [InlineData("Is lomustine recommended in recurrent glioblastoma?")]
    public void A_typo_is_one_slip_in_one_long_word(string question)
    {
        var slips = Rewordings.Typos(question, _ => false).ToList();

        Assert.NotEmpty(slips);
        Assert.All(slips, slip => Assert.InRange(Math.Abs(slip.Length - question.Length), 0, 1));
        Assert.All(slips, slip => Assert.Single(question.Split(' ').Zip(slip.Split(' ')), p => p.First != p.Second));
        Assert.Equal(slips, Rewordings.Typos(question, _ => false));
    }

    [Fact]
    public void A_slip_that_makes_a_known_word_is_none() => Assert.Empty(Rewordings.Typos("How often is temozolomide given?", _ => true));

    [Fact]
    public void Another_name_is_an_exact_name_of_the_same_thing() =>
        Assert.Equal(["TMZ in GBM?", "temozolomide in glioblastoma?"], Rewordings.OtherNames("temozolomide in GBM?", Concepts));

    [Fact]
    public void A_name_that_also_names_another_thing_is_not_put_in() =>
        Assert.Empty(Rewordings.OtherNames("Is TMZ given?", [Concepts[0] with { Preferred = "TMZ", Exact = ["capsules"] }, Concepts[1] with { Ambiguous = ["Capsules"] }]));

    [Fact]
    public void A_short_form_counts_in_its_own_case_only() => Assert.Empty(Rewordings.OtherNames("is it tmz?", Concepts));

    [Fact]
    public void Another_spelling_is_the_other_side_of_the_Atlantic() => Assert.Contains("brain tumor?", Rewordings.OtherSpellings("brain tumour?"));

    [Fact]
    public void Careless_typing_has_no_capitals_and_no_mark() => Assert.Equal(["is tmz given"], Rewordings.Careless("Is TMZ given?"));

    [Fact]
    public void Another_entity_is_of_the_same_class() => Assert.Equal(["Is lomustine given?"], Reversals.OtherEntities("Is temozolomide given?", Concepts));

    [Fact]
    public void Another_number_is_one_that_the_corpus_does_not_hold()
    {
        var other = Assert.Single(Reversals.OtherNumbers("Is it 4 mg in HER2 disease?", new HashSet<string> { "13" }));

        Assert.Equal("Is it 29 mg in HER2 disease?", other);
    }

    [Fact]
    public void A_year_stays_and_a_decimal_of_its_length_does_not() =>
        Assert.Equal(["Is it 38.5 mg since 2012?"], Reversals.OtherNumbers("Is it 12.5 mg since 2012?", new HashSet<string>()));

    [Theory]
    [InlineData("Is it right that the drug is given daily?", "Is it right that the drug is not given daily?")]
    [InlineData("Should it not be given?", "Should it be given?")]
    [InlineData("Is it right that there is no gain and it should be stopped?", "Is it right that there is no gain and it should not be stopped?")]
    public void A_negation_is_put_in_or_taken_out(string question, string negated) => Assert.Equal([negated], Reversals.Negations(question));

    [Theory]
    [InlineData("The dose is 4 mg.", "Is it right that the dose is 4 mg?")]
    [InlineData("MRI is preferred.", "Is it right that MRI is preferred?")]
    public void A_sentence_becomes_the_question_that_its_reader_would_ask(string sentence, string question) => Assert.Equal(question, BaseQuestions.IsItRight(sentence));
}
