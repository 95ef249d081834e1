namespace GuidanceQa.Eval.Measures;

/// <summary><c>AnswerWords</c>: words of an answer to a narrow question, headings and notes included; the suite's value is the median. Not measured for refusals.</summary>
internal static class AnswerWords
{
    public static Measure Measure { get; } = new(
        "AnswerWords",
        "words of an answer to a narrow question (median)",
        "this project; Ely et al., 2005, on what clinicians read",
        0,
        false,
        t => t.IsAnswerable && t.IsNarrow,
        (o, _) => o.Reply is { Declines: false } reply ? reply.Answer.Blocks.Sum(b => b.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length) : null)
    {
        Aggregate = Aggregate.Median,
    };
}
