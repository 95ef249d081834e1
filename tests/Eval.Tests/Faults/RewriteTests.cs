using GuidanceQa.Eval.Faults;
using GuidanceQa.Eval.Statistics;

namespace GuidanceQa.Eval.Tests.Faults;

public sealed class RewriteTests
{
    [Theory]
    [InlineData("Give 4–8 mg/day.", "Give 4 to 8 mg/day.")]
    [InlineData("Give 4–8 mg/day.", "Give 4–8 mg per day.")]
    [InlineData("Scan within 48 hours.", "Scan within 2 days.")]
    [InlineData("Scan after 2 weeks.", "Scan after 14 days.")]
    [InlineData("Scan every 3 months.", "Scan every three months.")]
    [InlineData("Scan every 3 months.", "Scan 3-monthly.")]
    [InlineData("Platelets ≥100.", "Platelets at least 100.")]
    [InlineData("Survival was 30%.", "Survival was 30 percent.")]
    public void An_amount_is_written_otherwise(string text, string rewrite) => Assert.Contains(rewrite, UnitFormats.Rewritten(text));

    [Theory]
    [InlineData("Scan after 3–4 weeks.", "Scan after 3–28 days.")]
    [InlineData("Scan after 2 months.", "Scan after 60 days.")]
    [InlineData("A tumour of grade 3 is rare.", "A tumour of grade three is rare.")]
    public void What_would_not_be_the_same_is_not_written(string text, string other) => Assert.DoesNotContain(other, UnitFormats.Rewritten(text));

    [Fact]
    public void British_words_become_American_all_at_once_and_one_by_one() =>
        Assert.Equal(
            ["Tumors with edema.", "Tumors with oedema.", "Tumours with edema."],
            Spellings.Other("Tumours with oedema.").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void American_words_become_British() => Assert.Contains("A tumour.", Spellings.Other("A tumor."));

    [Theory]
    [InlineData("Chemotherapy for colorectal cancer at 30 Gray.")]
    [InlineData("Analyses of practical programs.")]
    public void A_word_that_only_begins_alike_keeps_its_spelling(string text) => Assert.All(Spellings.Other(text), rewrite => Assert.Equal(text, rewrite));

    [Fact]
    public void Spaces_and_dashes_change_and_nothing_else()
    {
        const string text = "Give 4–8 mg of a well-known drug.";

        Assert.All(BenignRewrites.WhiteSpaceAndDash(text, Seeded.From("s")), rewrite => Assert.Equal(Plain(text), Plain(rewrite)));
        Assert.Equal(5, BenignRewrites.WhiteSpaceAndDash(text, Seeded.From("s")).Distinct(StringComparer.Ordinal).Count(rewrite => rewrite != text));
    }

    [Theory]
    [InlineData("a  b , c .", "A b, c.")]
    [InlineData("a () b", "A b")]
    [InlineData(", a; .", "A.")]
    public void What_a_cut_leaves_is_mended(string text, string tidy) => Assert.Equal(tidy, Wording.Tidy(text));

    [Fact]
    public void Case_and_space_do_not_tell_two_texts_apart()
    {
        Assert.True(Wording.IsSame("Give  4 mg.", "give 4mg."));
        Assert.False(Wording.IsSame("Give 4 mg.", "Give 5 mg."));
    }

    private static string Plain(string text) => Wording.Fold(text).Replace('–', '-').Replace('\u2011', '-');
}
