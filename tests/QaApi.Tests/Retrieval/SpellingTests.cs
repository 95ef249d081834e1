using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Tests.Retrieval;

public sealed class SpellingTests(ShippedIndex shipped) : IClassFixture<ShippedIndex>
{
    [Theory]
    [InlineData("How is radioterapy given after sugery?", "How is radiotherapy given after surgery?")]
    [InlineData("Which oedma symptoms matter?", "Which oedma symptoms matter?")]
    public void A_slip_in_a_long_word_is_put_right_and_a_short_word_is_left_alone(string typed, string mended) => Assert.Equal(mended, Mended(typed));

    [Theory]
    [InlineData("What is the dose of temozolmide?")]
    [InlineData("Is bevacizumb licensed?")]
    public void The_name_of_a_drug_is_never_guessed(string typed)
    {
        Assert.Equal(typed, Mended(typed));
        Assert.Equal("clarify", Answered(typed));
    }

    [Theory]
    [InlineData("Is fingolimod given?")]
    [InlineData("How is psoriasis treated?")]
    [InlineData("Is ivermectin given?")]
    [InlineData("Should we retest at progression?")]
    public void What_looks_like_a_name_is_left_alone(string typed) => Assert.Equal(typed, Mended(typed));

    [Fact]
    public void The_nearest_word_is_the_one_that_looking_at_every_word_finds()
    {
        Spelling spelling = new(shipped.Index);
        var known = shipped.Index.Lexicon.Concepts.SelectMany(c => c.Exact.Prepend(c.Preferred)).Where(n => n.Length >= 5 && n.All(char.IsAsciiLetter)).Select(n => n.ToLowerInvariant())
            .Concat(shipped.Index.Terms.Where(t => t.Length >= 7 && t.All(char.IsAsciiLetterLower))).Distinct().Order(StringComparer.Ordinal).ToList();
        var found = 0;
        foreach (var word in known.Where((_, i) => i % 7 == 0))
        {
            var typed = word[..2] + word[3..];
            FoundUnit unit = new(new QueryUnit(typed, [new(typed, 1)], 1), null, IsKnown: false, IsCommon: false, 0);

            var corrected = spelling.Correct(typed, [unit]);

            Assert.Equal(Nearest(known, typed), corrected ?? typed);
            found += corrected == word ? 1 : 0;
        }

        Assert.True(found > 50);
    }

    // One slip in words of five letters, two in words of nine; the typed word itself where two words that are no forms of each other are as near.
    private static string Nearest(List<string> known, string typed)
    {
        var byDistance = known.GroupBy(k => Distance(typed, k)).MinBy(g => g.Key)!;
        var most = typed.Length >= 9 ? 2 : typed.Length >= 5 ? 1 : 0;
        return byDistance.Key > most || byDistance.Any(k => !k.StartsWith(byDistance.First(), StringComparison.Ordinal)) ? typed : byDistance.First();
    }

    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }

    private string Mended(string typed) => new Spelling(shipped.Index).Mend(typed, QueryUnits.Of(shipped.Index, typed, isQuestion: true));

    private string Answered(string question) => shipped.AskAsync(question).GetAwaiter().GetResult().Status;
}
