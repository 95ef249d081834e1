using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Does a question ask for a whole document, for one section of it, or for a statement? Told by what its words name: a title, a heading, or less.</summary>
internal sealed class ScopeFinder(SearchIndex index)
{
    private const int MostInSection = 8;
    private const int MostPerHeading = 3;

    private readonly TitleFinder _titles = new(index);

    private static readonly string[] WordsForTheSource = ["recommend", "guidance", "guideline", "article", "overview", "summar", "key points", "main points", "document"];

    private static readonly string[] BroadTypes = [QuestionTypes.General, QuestionTypes.Treatment, QuestionTypes.List, QuestionTypes.Monitoring];

    /// <summary>True for a question of words about the source alone, such as "What does the guidance recommend?".</summary>
    public static bool AsksForTheWhole(string question) =>
        !question.TrimStart().StartsWith("who", StringComparison.OrdinalIgnoreCase) && !question.TrimStart().StartsWith("when", StringComparison.OrdinalIgnoreCase) && WordsForTheSource.Any(w => question.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>The whole document that a question asks for, as sections; null when it asks for less.</summary>
    public IReadOnlyList<EvidenceSection>? Overview(Understanding turn, bool brief)
    {
        if (!BroadTypes.Contains(turn.QuestionType, StringComparer.Ordinal) || turn.LeansOnEarlier || turn.Own.Any(u => !u.IsKnown))
        {
            return null;
        }

        // Words about the source alone ask for a document only where there is no other.
        var named = _titles.Naming(turn.Own).Where(d => Allowed(turn, d)).Take(2).ToList();
        return named.Count == 0 || (turn.Own.Count == 0 && named.Count > 1) ? null : Sections(named[0], brief ? 1 : MostPerHeading);
    }

    /// <summary>The one section whose heading says what the question asks for; null when none does, or when the words merely name the document.</summary>
    public EvidenceSection? Section(Understanding turn, IReadOnlyList<Candidate> candidates, bool brief)
    {
        if (!BroadTypes.Contains(turn.QuestionType, StringComparer.Ordinal) || turn.Own.Count == 0 || turn.LeansOnEarlier || turn.Own.Any(u => !u.IsKnown))
        {
            return null;
        }

        foreach (var lead in candidates.Take(5).Where(c => c.Statement.Document.Kind == DocumentKinds.Guidance && c.Statement.Statement.Path.Count > 0).Select(c => c.Statement))
        {
            var heading = lead.Statement.Path[^1];
            if (Names(heading, turn) && IsMostOf(heading, turn))
            {
                var statements = index.StatementsOf(lead.Document.Id).Where(s => s.Statement.IsEvidence && s.Statement.Path.SequenceEqual(lead.Statement.Path, StringComparer.Ordinal)).ToList();
                return statements.Count < 2 ? null : new EvidenceSection(heading, [.. statements.Take(brief ? 3 : MostInSection)], statements.Count);
            }
        }

        return null;
    }

    private static bool Allowed(Understanding turn, Document document) =>
        (turn.Query.DocumentIds.Count == 0 || turn.Query.DocumentIds.Contains(document.Id, StringComparer.Ordinal))
        && (turn.Query.Kinds.Count == 0 || turn.Query.Kinds.Contains(document.Kind, StringComparer.Ordinal));

    /// <summary>Does a unit stand in a title or heading, itself or with all of its parts?</summary>
    /// <param name="holds">Does the title or heading hold a term?</param>
    public static bool IsIn(FoundUnit unit, Func<string, bool> holds) =>
        unit.Unit.Terms.Any(t => t.Share >= 0.5 && holds(t.Term)) || (unit.Unit.Terms.Where(t => t.Share < 0.5).Select(t => t.Term).ToList() is { Count: > 1 } parts && parts.All(holds));

    // Every unit of the question stands in the words of the heading.
    private bool Names(string heading, Understanding turn)
    {
        var terms = index.Lexicon.Analyse(heading, isQuestion: false).Terms.Select(t => t.Term).ToHashSet(StringComparer.Ordinal);
        return turn.Own.All(u => IsIn(u, terms.Contains));
    }

    // And the question says most of what the heading says: "treatment" alone does not ask for "Emerging therapies".
    private bool IsMostOf(string heading, Understanding turn)
    {
        var asked = turn.Own.SelectMany(u => u.Unit.Terms).Select(t => t.Term).ToHashSet(StringComparer.Ordinal);
        double all = 0, held = 0;
        foreach (var unit in QueryUnits.Of(index, heading, isQuestion: false))
        {
            var idf = index.Idf(unit.Unit);
            all += idf;
            held += unit.Unit.Terms.Any(t => t.Share >= 0.5 && asked.Contains(t.Term)) ? idf : 0;
        }

        return held >= all * 0.45;
    }

    // Sections as the document has them, by outermost heading. Where the source prints markers, a section without any speaks of the document itself; elsewhere one without a strength word does.
    private List<EvidenceSection> Sections(Document document, int perHeading)
    {
        List<EvidenceSection> sections = [];
        var printsMarkers = document.Statements.Any(s => s.Markers.Count > 0);
        foreach (var group in index.StatementsOf(document.Id).Where(s => s.Statement.IsEvidence).GroupBy(s => s.Statement.Path.Count > 0 ? s.Statement.Path[0] : "", StringComparer.Ordinal))
        {
            var statements = group.ToList();
            if (!statements.Any(s => printsMarkers ? s.Statement.Markers.Count > 0 : s.Profile.Level >= 0))
            {
                continue;
            }

            var chosen = statements.OrderByDescending(s => s.Profile.Level).ThenBy(s => s.Ordinal).Take(perHeading).OrderBy(s => s.Ordinal).ToList();
            sections.Add(new EvidenceSection(group.Key.Length > 0 ? group.Key : null, chosen, statements.Count));
        }

        return sections;
    }
}
