using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Two things side by side: what the documents say of each, by the kind of statement.</summary>
/// <param name="Names">The two things, in the question's words.</param>
/// <param name="Rows">A statement type with a statement for each of the two; null where none was found. At least one row has both.</param>
internal sealed record ThingsTable(IReadOnlyList<string> Names, IReadOnlyList<(string Type, IndexedStatement?[] Cells)> Rows);

/// <summary>"X or Y?", "X versus Y": finds what there is to set side by side. Only what a statement says of one of the two alone has a side.</summary>
internal static class ComparedThings
{
    private const int MostRows = 4;

    // Statements much worse than the best have little to do with the question.
    private const double AsGood = 0.4;

    /// <summary>The table, or null when the question does not set two things of one class against each other or no row would have both.</summary>
    public static ThingsTable? Of(Understanding turn, IReadOnlyList<Candidate> candidates)
    {
        if (turn.QuestionType != QuestionTypes.Comparison || candidates.Count == 0)
        {
            return null;
        }

        var pair = turn.Own.Where(Understanding.IsKey).GroupBy(u => u.Concept!.Class, StringComparer.Ordinal).FirstOrDefault(g => g.Count() == 2 && g.Key is "drug" or "procedure")?.ToList();
        if (pair is null)
        {
            return null;
        }

        Dictionary<string, IndexedStatement?[]> rows = new(StringComparer.Ordinal);
        foreach (var candidate in candidates.Where(c => c.Score >= candidates[0].Score * AsGood && c.Statement.Document.Kind != DocumentKinds.Comparison))
        {
            var side = (Coverage.IsHeldBy(turn, candidate, pair[0]), Coverage.IsHeldBy(turn, candidate, pair[1])) switch { (true, false) => 0, (false, true) => 1, _ => -1 };
            if (side >= 0)
            {
                var cells = rows.TryGetValue(candidate.Statement.Type, out var known) ? known : rows[candidate.Statement.Type] = new IndexedStatement?[2];
                cells[side] ??= candidate.Statement;
            }
        }

        // Rows with both sides first; the dictionary keeps the order of the ranking.
        List<(string, IndexedStatement?[])> chosen = [.. rows.Select(r => (r.Key, r.Value)).OrderBy(r => r.Value.Count(c => c is null)).Take(MostRows)];
        return chosen.Count > 0 && chosen[0].Item2.All(c => c is not null) ? new ThingsTable([.. pair.Select(p => p.Label)], chosen) : null;
    }
}
