using System.Globalization;
using System.Text.RegularExpressions;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Tests.Answering;

/// <summary>What must hold of every answer whatsoever.</summary>
internal static partial class AnswerRules
{
    public static void Hold(SearchIndex index, Answer answer)
    {
        foreach (var citation in answer.Citations)
        {
            var text = index.FindDocument(citation.DocumentId)!.Text;
            Assert.Equal(citation.Quote, text[citation.Start..citation.End]);
            Assert.EndsWith(citation.Prefix, text[..citation.Start], StringComparison.Ordinal);
            Assert.StartsWith(citation.Suffix, text[citation.End..], StringComparison.Ordinal);
            Assert.NotNull(index.FindPassage(citation.PassageId));
            Assert.NotNull(index.FindStatement(citation.StatementId));
            Assert.Contains(answer.Documents, d => d.Id == citation.DocumentId);
        }

        Assert.Equal(Enumerable.Range(1, answer.Citations.Count), answer.Citations.Select(c => c.Ordinal));
        var ids = answer.Citations.ToDictionary(c => c.Id);
        foreach (var block in answer.Blocks)
        {
            Assert.Equal(block.Text, Unescape(answer.Text[block.Start..block.End]));
            var needsCitation = block.Kind is not (BlockKinds.Heading or BlockKinds.Note or BlockKinds.Safety);
            Assert.Equal(needsCitation, block.CitationIds.Count > 0);
            Assert.Equal(needsCitation ? "supported" : null, block.Support);
            var markers = string.Concat(block.CitationIds.Select(id => string.Create(CultureInfo.InvariantCulture, $"[{ids[id].Ordinal}]")));
            Assert.StartsWith(markers.Length > 0 ? " " + markers : "", answer.Text[block.End..], StringComparison.Ordinal);
            if (needsCitation && !block.Plain)
            {
                Assert.Equal(ids[block.CitationIds[0]].Quote, WithoutGlosses(index, block.Text));
            }
        }

        Assert.Equal(answer.Blocks.All(b => b.Kind == BlockKinds.Heading), answer.Readability is null);
        Assert.All(answer.Blocks.Zip(answer.Blocks.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));
        Assert.All(answer.Comparisons, c => Assert.Contains(answer.Blocks, b => b.Id == c.BlockId));
    }

    /// <summary>The text without what the vocabulary explains in brackets.</summary>
    public static string WithoutGlosses(SearchIndex index, string text)
    {
        foreach (var gloss in index.Lexicon.Concepts.Select(c => c.Gloss).OfType<string>().Distinct())
        {
            text = text.Replace($" ({gloss})", "", StringComparison.Ordinal).Replace($": {gloss})", ")", StringComparison.Ordinal);
        }

        return text;
    }

    private static string Unescape(string markdown) => Escaped().Replace(markdown, "$1");

    [GeneratedRegex(@"\\([\\`*_\[\]<>|~#+\-.)!])", RegexOptions.NonBacktracking)]
    private static partial Regex Escaped();
}
