using System.Globalization;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Answering;

/// <summary>What might the reader ask next? Headings near the answer, and comparisons it did not bring along. Each question was run through the whole pipeline: it is answered, and by something that the conversation has not shown yet.</summary>
internal sealed class Suggester(SearchIndex index)
{
    private const int Most = 3;

    // Bounds what is spent on them; the first few nearly always pass.
    private const int MostTried = 6;

    /// <param name="asked">The questions of the conversation so far.</param>
    /// <param name="seen">Ordinals of the statements that its answers have shown.</param>
    /// <param name="answered">Runs a question as the next of the conversation: the statements that answer it, or none.</param>
    public IReadOnlyList<Suggestion> For(EvidenceSet evidence, IReadOnlyList<string> asked, IReadOnlySet<int> seen, Func<string, IReadOnlyList<IndexedStatement>> answered)
    {
        var texts = evidence.Status == Statuses.Clarify && evidence.Choices.Count > 0
            ? evidence.Choices
            : [.. Next(evidence).Distinct(StringComparer.Ordinal).Except(asked, StringComparer.OrdinalIgnoreCase).Take(MostTried).Where(t => answered(t).Any(s => !seen.Contains(s.Ordinal))).Take(Most)];
        return [.. texts.Select((text, i) => new Suggestion(string.Create(CultureInfo.InvariantCulture, $"s{i + 1}"), text))];
    }

    private IEnumerable<string> Next(EvidenceSet evidence)
    {
        var shown = evidence.Sections.SelectMany(s => s.Statements).ToList();
        foreach (var comparison in evidence.Comparisons.Take(1))
        {
            yield return Notes.SuggestComparison(comparison.Topic);
        }

        // Sections after the one that answered, then from the top: reading on is the commonest next step.
        var near = shown.Count > 0 ? shown : evidence.Nearest;
        var used = near.Select(Heading).ToHashSet(StringComparer.Ordinal);
        var document = near.FirstOrDefault(s => s.Document.Kind == DocumentKinds.Guidance)?.Document ?? index.Documents.FirstOrDefault(d => d.Kind == DocumentKinds.Guidance);
        if (document is null)
        {
            yield break;
        }

        var headings = index.StatementsOf(document.Id).Where(s => s.Statement.IsEvidence).Select(Heading).Where(h => h.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var from = near.Count > 0 ? headings.IndexOf(Heading(near[0])) + 1 : 0;
        for (var i = 0; i < headings.Count; i++)
        {
            var heading = headings[(from + i) % headings.Count];
            if (!used.Contains(heading))
            {
                yield return Notes.Suggest(heading);
            }
        }
    }

    private static string Heading(IndexedStatement statement) => statement.Statement.Path.Count > 0 ? statement.Statement.Path[^1] : "";
}
