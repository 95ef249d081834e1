using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Tests.Vocabulary;

public sealed class EnglishLayerTests
{
    private readonly EnglishLayer _english = EnglishLayer.Load();

    [Theory]
    [InlineData("metastases", "metastasis")]
    [InlineData("diagnoses", "diagnosis")]
    [InlineData("criteria", "criterion")]
    [InlineData("foci", "focus")]
    [InlineData("emboli", "embolism")]
    [InlineData("children", "child")]
    [InlineData("oedematous", "oedema")]
    [InlineData("edematous", "oedema")]
    [InlineData("tumor", "tumour")]
    [InlineData("hemorrhage", "haemorrhage")]
    [InlineData("hematology", "haematology")]
    [InlineData("gastroesophageal", "gastrooesophageal")]
    [InlineData("hypoglycemia", "hypoglycaemia")]
    [InlineData("randomized", "randomised")]
    [InlineData("analyzing", "analysis")]
    [InlineData("center", "centre")]
    [InlineData("unknownium", "unknownium")]
    public void A_form_has_its_base_and_British_spelling(string term, string lemma) => Assert.Equal(lemma, _english.Lemma(term));

    [Theory]
    [InlineData("systemic")]
    [InlineData("chemotherapy")]
    [InlineData("hemisphere")]
    [InlineData("size")]
    [InlineData("resized")]
    [InlineData("colorectal")]
    [InlineData("laboratory")]
    [InlineData("epidemic")]
    public void A_word_that_only_looks_American_stays(string term) => Assert.Equal(term, _english.Lemma(term));

    [Fact]
    public void A_base_is_its_own_base()
    {
        string[] terms = ["metastasis", "thrombosis", "surgery", "dose", "haemorrhage", "tumour", "child", "woman", "grow"];

        Assert.Equal(terms, terms.Select(_english.Lemma));
    }

    [Theory]
    [InlineData("grandmother")]
    [InlineData("worried")]
    [InlineData("worries")]
    [InlineData("stopping")]
    [InlineData("yesterday")]
    [InlineData("recommended")]
    [InlineData("the")]
    public void Everyday_words_are_common_in_all_forms(string term) => Assert.True(_english.IsCommon(term));

    [Theory]
    [InlineData("warfarin")]
    [InlineData("appendicitis")]
    [InlineData("blorptinib")]
    [InlineData("her2")]
    [InlineData("pembrolizumab")]
    public void Names_of_drugs_and_diseases_are_not_common(string term) => Assert.False(_english.IsCommon(term));

    [Fact]
    public void Words_that_change_what_is_said_are_never_dropped() =>
        Assert.All(["no", "not", "without", "before", "after", "only", "unless", "if", "may", "must"], term => Assert.True(_english.IsNeverDropped(term)));

    [Fact]
    public void Words_that_ask_are_scaffold_and_words_of_grammar_are_function_words()
    {
        Assert.True(_english.IsScaffold("guideline"));
        Assert.True(_english.IsScaffold("recommended"));
        Assert.True(_english.IsFunctionWord("which"));
        Assert.False(_english.IsFunctionWord("guideline"));
        Assert.False(_english.IsScaffold("dose"));
    }

    [Fact]
    public void No_two_synonyms_share_a_variant()
    {
        var variants = _english.Synonyms.SelectMany(s => s.Variants.Prepend(s.Preferred).Distinct()).ToList();

        Assert.Equal(variants.Distinct().Order(StringComparer.Ordinal), variants.Order(StringComparer.Ordinal));
    }
}
