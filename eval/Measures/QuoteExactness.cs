namespace GuidanceQa.Eval.Measures;

/// <summary><c>QuoteExactness</c>: share of the citations whose quote is, character for character, what the document says at its span. Not measured where the answer cites nothing.</summary>
internal static class QuoteExactness
{
    public static Measure Measure { get; } = new(
        "QuoteExactness",
        "share of the citations whose quote equals the document's text at its span",
        "this project; the contract promises 1",
        0,
        true,
        _ => true,
        (o, corpus) => o.Reply is { Answer.Citations.Count: > 0 } reply ? reply.Answer.Citations.Average(c => string.Equals(SupportJudge.SliceOf(c, corpus), c.Quote, StringComparison.Ordinal) ? 1.0 : 0) : null);
}
