using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Measures;

/// <summary><c>StrengthFidelity</c>: share of the shown sentences that speak as firmly as their source: the same words of strength as the cited statement or its rendering, none added, none lost. Not measured where the answer states nothing.</summary>
internal static class StrengthFidelity
{
    public static Measure Measure { get; } = new(
        "StrengthFidelity",
        "share of the sentences with exactly the words of strength of the statement they are taken from",
        "this project; Lomotan et al., 2010, on what such words convey",
        0,
        true,
        _ => true,
        (o, corpus) => o.Reply is { Claims.Count: > 0 } reply
            ? SupportJudge.ClaimsOf(reply).Average(c => c.Citations.Count > 0 && Sources(c.Citations[0].StatementId, SupportJudge.SliceOf(c.Citations[0], corpus), corpus)
                .Any(s => StrengthWords.In(NuggetText.Fold(c.Block.Text)).SetEquals(StrengthWords.In(NuggetText.Fold(s)))) ? 1.0 : 0)
            : null);

    private static IEnumerable<string> Sources(string statementId, string? slice, CorpusText corpus) =>
        new[] { slice, corpus.FindStatement(statementId)?.PlainText }.OfType<string>();
}
