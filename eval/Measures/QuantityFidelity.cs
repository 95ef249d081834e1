using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Measures;

/// <summary><c>QuantityFidelity</c>: share of the shown sentences with figures in which every number, with its unit, is one of the cited words' (or of the author's rendering of them). Not measured where the answer shows no figure.</summary>
internal static class QuantityFidelity
{
    public static Measure Measure { get; } = new(
        "QuantityFidelity",
        "share of the sentences with figures whose numbers and units are all in their cited words",
        "this project; methods, fault injection",
        0,
        true,
        _ => true,
        (o, corpus) =>
        {
            List<double> values = [];
            foreach (var (block, citations) in o.Reply is null ? [] : SupportJudge.ClaimsOf(o.Reply))
            {
                var shown = Numbers.In(NuggetText.Fold(block.Text));
                if (shown.Count > 0)
                {
                    var source = Numbers.In(NuggetText.Fold(string.Join(' ', citations.SelectMany(c => new[] { SupportJudge.SliceOf(c, corpus), corpus.FindStatement(c.StatementId)?.PlainText }))));
                    values.Add(shown.IsSubsetOf(source) ? 1 : 0);
                }
            }

            return values.Count == 0 ? null : values.Average();
        });
}
