namespace GuidanceQa.QaApi.Answering;

/// <summary>The one seam for models: who chooses and orders the words. Whatever it writes, the verifier decides what is shown.</summary>
internal interface IAnswerComposer
{
    string Name { get; }

    /// <summary>Blocks in reading order. Every block of the corpus's content carries a claim.</summary>
    Task<Composition> ComposeAsync(EvidenceSet evidence, Ask ask, CancellationToken cancel);
}

/// <param name="Compared">Which block tells of which comparison: index in <paramref name="Blocks"/>.</param>
internal sealed record Composition(IReadOnlyList<DraftBlock> Blocks, IReadOnlyList<(ComparedStatements Comparison, int Block)> Compared);
