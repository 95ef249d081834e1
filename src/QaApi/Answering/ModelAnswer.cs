using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Grounding;

namespace GuidanceQa.QaApi.Answering;

/// <summary>A sentence that passed the verifier, with the statements that it rests on; the statement itself where the two are the same.</summary>
internal sealed record GroundedSentence(string Text, IReadOnlyList<IndexedStatement> Sources);

/// <summary>The blocks of an answer that a model has a part in, one after the other: what is shown once is not shown again, and what is the pipeline's own stays as the default composer writes it.</summary>
internal sealed class ModelAnswer(ExtractiveComposer extractive, EvidenceSet evidence, Ask ask)
{
    private readonly HashSet<int> _shown = [];
    private readonly HashSet<string> _mentioned = new(StringComparer.Ordinal);
    private string? _heading;

    public bool Shows(IndexedStatement statement) => _shown.Contains(statement.Ordinal);

    /// <summary>Begins, or begins anew. Where the source confirms or contradicts the question's own assertion, the statement that decides follows the note at once.</summary>
    public IEnumerable<ComposerStep> Open()
    {
        _shown.Clear();
        _mentioned.Clear();
        _heading = null;
        List<ComposerStep> steps = [.. ExtractiveComposer.Opening(evidence).Select(b => new ComposerStep.Show(b, null))];
        return evidence.Stance is { } stance ? [.. steps, Show(stance.Statement)] : steps;
    }

    /// <summary>The statement word for word.</summary>
    public ComposerStep Show(IndexedStatement statement)
    {
        var kind = _shown.Count == 0 ? BlockKinds.Lead : ExtractiveComposer.KindOf(statement);
        return Explained(ExtractiveComposer.Show(kind, statement, evidence.Alike.GetValueOrDefault(statement.Ordinal, []), ask), [statement]);
    }

    /// <summary>The statement, under a heading, unless it was shown.</summary>
    public IEnumerable<ComposerStep> Show(string? heading, IndexedStatement statement) => Shows(statement) ? [] : [.. Under(heading, statement), Show(statement)];

    /// <summary>The sentence, under a heading, unless all that it rests on was shown.</summary>
    public IEnumerable<ComposerStep> Show(string? heading, GroundedSentence sentence)
    {
        var first = sentence.Sources[0];
        if (sentence.Sources.All(Shows))
        {
            return [];
        }

        if (sentence.Text == first.Statement.Text)
        {
            return Show(heading, first);
        }

        Claim claim = new(sentence.Text, false, [.. sentence.Sources.Select(s => new Evidence(s))]);
        var head = Under(heading, first);
        return [.. head, Explained(new DraftBlock(_shown.Count == 0 ? BlockKinds.Lead : ExtractiveComposer.KindOf(first), sentence.Text, claim), sentence.Sources)];
    }

    public IEnumerable<ComposerStep> Close() => extractive.Closing(evidence, ask).Steps.Select(s => s with { Block = extractive.Explained(s.Block, ask, _mentioned) });

    // A heading stands over all that follows it: once there is one, a statement that does not belong to it comes under its own.
    private IEnumerable<ComposerStep> Under(string? heading, IndexedStatement statement)
    {
        heading ??= _heading is null ? null : statement.Statement.Path.Count > 0 ? statement.Statement.Path[^1] : statement.Document.Title;
        if (heading == _heading)
        {
            return [];
        }

        _heading = heading;
        return [new ComposerStep.Show(new DraftBlock(BlockKinds.Heading, heading!, null), null)];
    }

    private ComposerStep.Show Explained(DraftBlock block, IReadOnlyList<IndexedStatement> sources)
    {
        _shown.UnionWith(sources.Select(s => s.Ordinal));
        return new ComposerStep.Show(extractive.Explained(block, ask, _mentioned), null);
    }
}
