using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Tests.Topics;

public sealed class QuoteBankTests
{
    [Fact]
    public void A_quote_that_stands_once_is_found_wherever_it_has_moved_to()
    {
        var (start, fault) = QuoteBank.Locate(new BankedQuote("c", "doc", "Do not give it", "another prefix", "another suffix"), Made.Corpus);

        Assert.Null(fault);
        Assert.Equal(Made.Text.IndexOf("Do not", StringComparison.Ordinal), start);
    }

    [Fact]
    public void Of_two_equal_quotes_the_surroundings_tell()
    {
        CorpusText twice = new("", [new SourceDocument("doc", "", "guidance", "First: rest. Second: rest.")], []);

        Assert.Equal(21, QuoteBank.Locate(new BankedQuote("q", "doc", "rest.", "Second: ", ""), twice).Start);
        Assert.Contains("q: found 0 times", QuoteBank.Locate(new BankedQuote("q", "doc", "rest.", "Third: ", ""), twice).Fault!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_not_there_is_named()
    {
        Assert.Contains("quote q: found 0 times in doc", QuoteBank.Locate(new BankedQuote("q", "doc", "gone", "", ""), Made.Corpus).Fault!, StringComparison.Ordinal);
        Assert.Contains("no document other", QuoteBank.Locate(new BankedQuote("q", "other", "gone", "", ""), Made.Corpus).Fault!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bank_is_the_same_after_writing_and_reading()
    {
        var bank = QuoteBank.Of(Made.Corpus);
        var path = Path.GetTempFileName();
        File.WriteAllText(path, bank.ToYaml());

        Assert.Equal(bank.All, QuoteBank.Read(path).All);
        File.Delete(path);
    }

    [Fact]
    public void A_pattern_names_the_parts_of_a_statement_and_not_the_statement()
    {
        CorpusText corpus = new("", [new SourceDocument("d", "", "guidance", "One. Two. Three.")],
            [new SourceStatement("d#F1", "d", 0, 4, "One.", null, [], true, []), new SourceStatement("d#F1.a", "d", 5, 9, "Two.", null, [], true, []), new SourceStatement("d#F12", "d", 10, 16, "Three.", null, [], true, [])]);

        Assert.Equal(["F1.a"], QuoteBank.Of(corpus).Find("F1.*").Select(q => q.Key));
        Assert.Equal(["F1"], QuoteBank.Of(corpus).Find("F1").Select(q => q.Key));
        Assert.Empty(QuoteBank.Of(corpus).Find("F2"));
    }

    [Fact]
    public void What_a_bank_has_is_not_changed_by_what_the_corpus_says_now()
    {
        var bank = QuoteBank.Of(Made.Corpus);
        CorpusText changed = new("", [new SourceDocument("doc", "", "guidance", "Give 5 mg.")], [new SourceStatement("doc#a", "doc", 0, 10, "Give 5 mg.", null, [], true, [])]);

        Assert.Equal(0, bank.AddMissing(QuoteBank.Of(changed)));
        Assert.Equal("Give 4 mg twice daily.", bank.Find("a")[0].Quote);
    }
}
