using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Grounding;

namespace GuidanceQa.QaApi.Answering;

/// <summary>A sentence after it was judged.</summary>
/// <param name="Sentence">What may be shown; null where nothing may.</param>
/// <param name="What">What was done, one of <see cref="ModelChanges"/>; null where it was right as it was.</param>
/// <param name="Reason">What was wrong with it.</param>
internal sealed record RepairedSentence(GroundedSentence? Sentence, string? What, string? Reason);

/// <summary>
/// Judges one sentence of a model and repairs it, each way once (methods, 5.3): another offered statement supports it; the statement that it is about stands in its place, word for word; without one part it is supported; else it is dropped.
/// Nothing is ever edited after it was verified.
/// </summary>
internal sealed class SentenceRepair(ClaimVerifier verifier, ModelOffer offer)
{
    // Longer is no sentence.
    private const int Longest = 800;

    // So much of the sentence must be in a statement for that to be what it is about.
    private const double SameMatter = 0.5;

    private const string Plain = " ,.;:()'-/%";

    /// <param name="cited">Offered statements that the sentence names; may be empty.</param>
    public RepairedSentence Of(string text, IReadOnlyList<IndexedStatement> cited)
    {
        text = text.Trim();
        if (text.Length is 0 or > Longest)
        {
            return new RepairedSentence(null, ModelChanges.Dropped, ReasonCodes.LowCoverage);
        }

        var (supported, fault) = Judge(text, cited);
        if (supported is not null)
        {
            return new RepairedSentence(supported, null, null);
        }

        if (offer.Statements.FirstOrDefault(s => Fault(text, [s]) is null) is { } other)
        {
            return new RepairedSentence(new GroundedSentence(text, [other]), ModelChanges.Recited, fault);
        }

        if (About(text, cited) is { } statement)
        {
            return new RepairedSentence(new GroundedSentence(statement.Statement.Text, [statement]), ModelChanges.Substituted, fault);
        }

        return Shorter(text).Select(s => Judge(s, cited).Supported).FirstOrDefault(s => s is not null) is { } shorter
            ? new RepairedSentence(shorter, ModelChanges.Cut, fault)
            : new RepairedSentence(null, ModelChanges.Dropped, fault);
    }

    // By one of the cited statements alone if it can be, so that no citation is there for show.
    private (GroundedSentence? Supported, string Fault) Judge(string text, IReadOnlyList<IndexedStatement> cited)
    {
        if (cited.FirstOrDefault(s => Fault(text, [s]) is null) is { } one)
        {
            return (new GroundedSentence(text, [one]), "");
        }

        var fault = Fault(text, cited);
        return fault is null ? (new GroundedSentence(text, cited), "") : (null, fault);
    }

    private string? Fault(string text, IReadOnlyList<IndexedStatement> sources) =>
        sources.Count == 0 ? ReasonCodes.NoCitation
        : !text.All(c => IsPlain(c) || sources.Any(s => s.Statement.Text.Contains(c, StringComparison.Ordinal))) ? ReasonCodes.LowCoverage
        : verifier.Fault(new Claim(text, false, [.. sources.Select(s => new Evidence(s))]));

    // Any other character must be one of the source's: no markup, no question, no look-alike letter, nothing invisible.
    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal);

    private IndexedStatement? About(string text, IReadOnlyList<IndexedStatement> cited)
    {
        var nearest = cited.Concat(offer.Statements).Distinct().Select(s => (Statement: s, Shared: verifier.Compare(text, s).Shared)).Where(s => s.Shared >= SameMatter).ToList();
        return nearest.Find(n => cited.Contains(n.Statement)).Statement ?? nearest.OrderByDescending(n => n.Shared).FirstOrDefault().Statement;
    }

    // Without one part between semicolons, or without what follows the last comma.
    private static IEnumerable<string> Shorter(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length && parts.Length > 1; i++)
        {
            yield return string.Join("; ", parts.Where((_, n) => n != i)).TrimEnd('.') + ".";
        }

        if (text.LastIndexOf(',') is > 0 and var comma)
        {
            yield return text[..comma] + ".";
        }
    }
}
