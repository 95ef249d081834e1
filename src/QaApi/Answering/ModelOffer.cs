using System.Globalization;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Passages;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Answering;

/// <summary>What a model may choose from: the statements that were selected, then the next ones of the ranking that name everything the question is about, numbered from 1; and the headings that they stand under.</summary>
internal sealed class ModelOffer
{
    // Of the first statement's coverage of the question: less is about something else.
    private const double NearlyAsMuch = 0.5;

    // As the budget of tokens is counted (ModelOptions.PromptTokens); the prompt's own words take some 600.
    private const int CharactersPerToken = 3;
    private const int OwnTokens = 600;

    private readonly List<string> _headings;

    private ModelOffer(IReadOnlyList<IndexedStatement> statements, IReadOnlyList<IndexedStatement> selected)
    {
        Statements = statements;
        _headings = [.. statements.Select(HeadingOf).OfType<string>().Distinct(StringComparer.Ordinal)];
        Lead = selected[0];
        Kept = [.. selected.Where(s => s.Type is StatementTypes.Caution or StatementTypes.Contraindication)];
    }

    public IReadOnlyList<IndexedStatement> Statements { get; }

    public IReadOnlyList<string> Headings => _headings;

    /// <summary>The statement that answers the question itself: no answer goes without it.</summary>
    public IndexedStatement Lead { get; }

    /// <summary>Warnings among the selected statements: no answer goes without them.</summary>
    public IReadOnlyList<IndexedStatement> Kept { get; }

    /// <param name="most">The most statements, and the most tokens that the whole prompt may take.</param>
    public static ModelOffer Of(EvidenceSet evidence, (int Statements, int Tokens) most)
    {
        var selected = evidence.Sections.SelectMany(s => s.Statements).ToList();
        var left = (most.Tokens - OwnTokens) * CharactersPerToken;
        List<IndexedStatement> offered = [];
        foreach (var statement in selected.Concat(Beside(evidence, selected)))
        {
            left -= Line(1, null, statement.Statement.Text).Length + 1;
            if (left < 0 || offered.Count >= most.Statements)
            {
                break;
            }

            offered.Add(statement);
        }

        return new ModelOffer(offered, selected);
    }

    public IndexedStatement? Find(int number) => number >= 1 && number <= Statements.Count ? Statements[number - 1] : null;

    /// <summary>A heading of the list, if the statement stands under it.</summary>
    public string? Heading(int number, IndexedStatement statement) => number >= 1 && number <= Headings.Count && HeadingOf(statement) == Headings[number - 1] ? Headings[number - 1] : null;

    /// <summary>The values of a prompt: texts as JSON, one a line, so that none can end its line.</summary>
    public IReadOnlyDictionary<string, string> Values(EvidenceSet evidence, Ask ask) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["audience"] = ask.Audience,
        ["question"] = PromptFile.Quoted(evidence.Turn.Interpretation.StandaloneQuestion),
        ["headings"] = Headings.Count == 0 ? "none" : string.Join('\n', Headings.Select((h, i) => string.Create(CultureInfo.InvariantCulture, $"{{\"h\":{i + 1},\"text\":{PromptFile.Quoted(h)}}}"))),
        ["statements"] = string.Join('\n', Statements.Select((s, i) => Line(i + 1, HeadingOf(s) is { } h ? _headings.IndexOf(h) + 1 : null, s.Statement.Text))),
        ["length"] = string.Create(CultureInfo.InvariantCulture, $"At most {MostShown(ask)} statements."),
    };

    /// <summary>The most statements or sentences that an answer shows of a model's choice.</summary>
    public static int MostShown(Ask ask) => ask.Detail == "brief" ? 3 : 10;

    private static string Line(int number, int? heading, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"n\":{number},\"h\":{(heading is { } h ? h.ToString(CultureInfo.InvariantCulture) : "null")},\"text\":{PromptFile.Quoted(text)}}}");

    private static string? HeadingOf(IndexedStatement statement) => statement.Statement.Path.Count > 0 ? statement.Statement.Path[^1] : null;

    // A statement that lacks a drug or a disease of the question is about another one; without any, only the same document is about the same thing.
    private static IEnumerable<IndexedStatement> Beside(EvidenceSet evidence, List<IndexedStatement> selected)
    {
        var keys = evidence.Turn.KeyUnits.ToList();
        var lead = evidence.Candidates.FirstOrDefault(c => c.Statement.Ordinal == selected[0].Ordinal);
        var known = selected.Concat(evidence.Alike.Values.SelectMany(a => a)).Select(s => s.Ordinal).ToHashSet();
        var texts = selected.Select(s => s.Statement.Text).ToHashSet(StringComparer.Ordinal);
        return lead is null ? [] : evidence.Candidates
            .Where(c => c.Statement.Document.Kind != DocumentKinds.Comparison && !c.Contradicts && c.Coverage >= lead.Coverage * NearlyAsMuch && !known.Contains(c.Statement.Ordinal))
            .Where(c => keys.Count > 0 ? keys.TrueForAll(k => Coverage.IsHeldBy(evidence.Turn, c, k)) : c.Statement.Document.Id == selected[0].Document.Id)
            .Select(c => c.Statement)
            .Where(s => s.Statement.IsEvidence && texts.Add(s.Statement.Text));
    }
}
