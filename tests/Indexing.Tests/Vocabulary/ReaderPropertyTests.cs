using FsCheck.Xunit;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Tests.Vocabulary;

[Properties(Arbitrary = [typeof(Texts)], MaxTest = 500)]
public sealed class ReaderPropertyTests
{
    [Property]
    public void Tokens_lie_in_the_text_and_in_order(OddText text)
    {
        var tokens = Tokeniser.Read(text.Value);

        Assert.All(tokens, t => Assert.True(t.Term.Length > 0 && t.Start >= 0 && t.Length > 0 && t.Start + t.Length <= text.Value.Length));
        Assert.Equal(tokens.OrderBy(t => t.Position).Select(t => t.Start).ToList(), tokens.Select(t => t.Start).ToList());
        Assert.Equal(Enumerable.Range(0, tokens.Count == 0 ? 0 : tokens[^1].Position + 1), tokens.Select(t => t.Position).Distinct());
    }

    [Property]
    public void No_term_is_longer_than_its_bound_or_holds_a_blank(OddText text) =>
        Assert.All(Tokeniser.Read(text.Value), t => Assert.True(t.Term.Length <= 64 && !t.Term.Any(char.IsWhiteSpace) && !t.Term.Any(char.IsAsciiLetterUpper)));

    [Property]
    public void Cues_and_quantities_are_slices_of_the_text(OddText text)
    {
        Assert.All(QuantityReader.Read(text.Value), q => Assert.True(q.Low <= q.High && q.Start >= 0 && q.Length > 0 && q.Start + q.Length <= text.Value.Length));
        Assert.All(StrengthReader.Read(text.Value), c => Assert.Equal(c.Phrase, text.Value.Substring(c.Start, c.Length)));
        Assert.All(PolarityReader.Read(text.Value), c => Assert.Equal(c.Phrase, text.Value.Substring(c.Start, c.Length)));
        Assert.All(ConditionReader.Read(text.Value), c => Assert.Equal(c.Phrase, text.Value.Substring(c.Start, c.Length)));
    }

    [Property]
    public void A_verbatim_copy_passes_whatever_the_text(OddText text) => Assert.Empty(RenderingCheck.Differences(text.Value, text.Value));

    [Property]
    public void A_verbatim_copy_of_a_recommendation_passes(DoseSentence sentence) => Assert.Empty(RenderingCheck.Differences(sentence.Value, sentence.Value));

    [Property]
    public void A_changed_digit_fails(DoseSentence sentence, int which, int by)
    {
        var places = Enumerable.Range(0, sentence.Value.Length).Where(i => char.IsAsciiDigit(sentence.Value[i])).ToList();
        var place = places[Math.Abs(which % places.Count)];
        var other = (char)('0' + ((sentence.Value[place] - '0' + 1 + Math.Abs(by % 9)) % 10));
        var changed = sentence.Value[..place] + other + sentence.Value[(place + 1)..];

        Assert.NotEmpty(RenderingCheck.Differences(sentence.Value, changed));
    }

    [Property]
    public void Reading_twice_gives_the_same(OddText text) => Assert.Equal(Tokeniser.Read(text.Value), Tokeniser.Read(text.Value));
}
