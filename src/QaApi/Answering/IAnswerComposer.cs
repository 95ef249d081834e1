namespace GuidanceQa.QaApi.Answering;

/// <summary>The one seam for models: who chooses and orders the words. Whatever it writes, the verifier decides what is shown.</summary>
internal interface IAnswerComposer
{
    /// <summary>As a request names it.</summary>
    string Name { get; }

    /// <summary>Blocks in reading order, each as soon as it is ready; the last step is <see cref="ComposerStep.Done"/>. Every block of the corpus's content carries a claim.</summary>
    IAsyncEnumerable<ComposerStep> ComposeAsync(EvidenceSet evidence, Ask ask, CancellationToken cancel);
}

/// <summary>What a composer does, in order.</summary>
internal abstract record ComposerStep
{
    private ComposerStep()
    {
    }

    /// <param name="Tells">The comparison that the block tells of, or null.</param>
    internal sealed record Show(DraftBlock Block, ComparedStatements? Tells) : ComposerStep;

    /// <summary>All blocks so far are void.</summary>
    internal sealed record Reset(string Reason) : ComposerStep;

    /// <param name="Configuration">Everything that decided the words, for the receipt; null where the pipeline's own says it.</param>
    /// <param name="Prompt">Version of the prompt that the words came of, or null.</param>
    internal sealed record Done(ComposerUse Use, string? Configuration, string? Prompt) : ComposerStep;
}

/// <param name="Compared">Which block tells of which comparison: index in <paramref name="Blocks"/>.</param>
internal sealed record Composition(IReadOnlyList<DraftBlock> Blocks, IReadOnlyList<(ComparedStatements Comparison, int Block)> Compared)
{
    public IEnumerable<ComposerStep.Show> Steps => Blocks.Select((b, i) => new ComposerStep.Show(b, Compared.Where(c => c.Block == i).Select(c => c.Comparison).FirstOrDefault()));
}
