using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Grounding;
using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Composes an answer from whole statements, word for word: the default, the fallback, and what the tests test. Needs no model.</summary>
internal sealed class ExtractiveComposer(SearchIndex index) : IAnswerComposer
{
    public const string ComposerName = ModelSettings.Extractive;

    private readonly GlossWriter _glosses = new(new Glosses(index.Lexicon));

    public string Name => ComposerName;

    public IAsyncEnumerable<ComposerStep> ComposeAsync(EvidenceSet evidence, Ask ask, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Steps(evidence, ask, new ComposerUse(Name, null, null, null)).ToAsyncEnumerable();
    }

    /// <summary>The whole answer, step by step.</summary>
    public IEnumerable<ComposerStep> Steps(EvidenceSet evidence, Ask ask, ComposerUse use) => [.. Compose(evidence, ask).Steps, new ComposerStep.Done(use, null, null)];

    /// <summary>What stands before the statements: what the source says of the question's own assertion.</summary>
    public static IReadOnlyList<DraftBlock> Opening(EvidenceSet evidence) => evidence.Stance is { } stance ? [Note(Notes.Stance(stance))] : [];

    /// <summary>What stands behind the statements: things side by side, other documents, what is missing.</summary>
    public Composition Closing(EvidenceSet evidence, Ask ask)
    {
        List<DraftBlock> blocks = [];
        List<(ComparedStatements, int)> compared = [];
        Things(blocks, evidence, ask);
        Comparisons(blocks, compared, evidence, ask);
        Missing(blocks, evidence);
        return new Composition(blocks, compared);
    }

    /// <summary>Explains terms for readers of plain text, at their first mention; for other readers nothing is changed.</summary>
    /// <param name="mentioned">What the answer has mentioned so far; added to.</param>
    public DraftBlock Explained(DraftBlock block, Ask ask, HashSet<string> mentioned) => Audiences.ReadsPlain(ask.Audience) ? _glosses.Explain(block, mentioned) : block;

    /// <summary>The whole answer at once.</summary>
    public Composition Compose(EvidenceSet evidence, Ask ask)
    {
        List<DraftBlock> blocks = [];
        List<(ComparedStatements, int)> compared = [];
        switch (evidence.Status)
        {
            case Statuses.Answered or Statuses.Partial:
                Statements(blocks, evidence, ask);
                Things(blocks, evidence, ask);
                Comparisons(blocks, compared, evidence, ask);
                Missing(blocks, evidence);
                break;
            case Statuses.Clarify:
                blocks.Add(Note(Notes.Clarify(evidence)));
                break;
            default:
                blocks.Add(Note(Notes.Refusal(evidence)));
                Nearest(blocks, evidence, ask);
                break;
        }

        return new Composition(Audiences.ReadsPlain(ask.Audience) ? _glosses.Explain(blocks) : blocks, compared);
    }

    private static void Statements(List<DraftBlock> blocks, EvidenceSet evidence, Ask ask)
    {
        blocks.AddRange(Opening(evidence));
        var isFirst = true;
        foreach (var section in evidence.Sections)
        {
            if (section.Heading is { } heading)
            {
                blocks.Add(new DraftBlock(BlockKinds.Heading, heading, null));
            }

            foreach (var statement in section.Statements)
            {
                var kind = evidence.Shape != AnswerShape.Direct ? BlockKinds.Bullet : isFirst ? BlockKinds.Lead : KindOf(statement);
                blocks.Add(Show(kind, statement, evidence.Alike.GetValueOrDefault(statement.Ordinal, []), ask));
                isFirst = false;
            }

            if (section.Total > section.Statements.Count)
            {
                blocks.Add(Note(Notes.MoreOf(section)));
            }
        }
    }

    // What is not stated of one of the two is said in its place.
    private static void Things(List<DraftBlock> blocks, EvidenceSet evidence, Ask ask)
    {
        if (evidence.Things is not { } table)
        {
            return;
        }

        var shown = evidence.Sections.SelectMany(s => s.Statements).Select(s => s.Ordinal).ToHashSet();
        if (table.Rows.All(r => r.Cells.All(c => c is null || shown.Contains(c.Ordinal))))
        {
            return;
        }

        blocks.Add(new DraftBlock(BlockKinds.Heading, Notes.SideBySide(table.Names), null));
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var (type, cells) = table.Rows[row];
            for (var column = 0; column < cells.Length; column++)
            {
                TableCell cell = new(row == 0 && column == 0 ? [" ", .. table.Names] : null, column == 0 ? [Notes.Row(type)] : null);
                blocks.Add((cells[column] is { } statement ? Show(BlockKinds.Comparison, statement, [], ask) : Note(Notes.NotStated)) with { Cell = cell });
            }
        }
    }

    private void Comparisons(List<DraftBlock> blocks, List<(ComparedStatements, int)> compared, EvidenceSet evidence, Ask ask)
    {
        foreach (var comparison in evidence.Comparisons)
        {
            blocks.Add(new DraftBlock(BlockKinds.Heading, Notes.ComparisonHeading(comparison), null));

            // An overview tells only the verdicts; the sides come with the narrower question.
            foreach (var side in evidence.Shape == AnswerShape.Overview || ask.Detail == "brief" ? [] : comparison.Sides)
            {
                blocks.Add(Show(BlockKinds.Comparison, side, Restated(side), ask));
            }

            compared.Add((comparison, blocks.Count));
            blocks.Add(Show(BlockKinds.Comparison, comparison.Judgement, [], ask));
        }
    }

    // A side of a comparison restates a reference: the reference's own words are cited beside it.
    private List<IndexedStatement> Restated(IndexedStatement side) =>
        [.. index.RefersTo(side.Ordinal).Select(index.At).Where(s => s.Document.Kind == DocumentKinds.Reference && s.Statement.IsEvidence)];

    private static void Missing(List<DraftBlock> blocks, EvidenceSet evidence)
    {
        if (evidence.Status == Statuses.Partial)
        {
            blocks.Add(Note(Notes.Missing(evidence.Missing)));
        }
    }

    private static void Nearest(List<DraftBlock> blocks, EvidenceSet evidence, Ask ask)
    {
        if (evidence.Nearest.Count == 0)
        {
            return;
        }

        blocks.Add(Note(Notes.NearestCovered));
        blocks.AddRange(evidence.Nearest.Select(s => Show(BlockKinds.Bullet, s, [], ask)));
    }

    /// <summary>The kind of a block that is not the first.</summary>
    public static string KindOf(IndexedStatement statement) => statement.Type switch
    {
        Indexing.Passages.StatementTypes.Caution or Indexing.Passages.StatementTypes.Contraindication => BlockKinds.Caution,
        _ => statement.Profile.HasCondition ? BlockKinds.Condition : BlockKinds.Statement,
    };

    /// <param name="besides">Statements that say the same and are cited beside it.</param>
    public static DraftBlock Show(string kind, IndexedStatement statement, IReadOnlyList<IndexedStatement> besides, Ask ask)
    {
        var plain = Audiences.ReadsPlain(ask.Audience) ? statement.Statement.PlainText : null;
        Claim claim = new(plain ?? statement.Statement.Text, plain is not null, [.. besides.Prepend(statement).Select(s => new Evidence(s))]);
        return new DraftBlock(kind, claim.Text, claim);
    }

    private static DraftBlock Note(string text) => new(BlockKinds.Note, text, null);
}
