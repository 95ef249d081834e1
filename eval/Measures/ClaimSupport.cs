using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.Eval.Measures;

/// <summary><c>ClaimSupport</c>: share of everything an answer states that its citations support; a note that states a figure counts as an unsupported claim, so that nothing is smuggled in without a citation (faithfulness as RAGAS counts it). Not measured where the answer states nothing.</summary>
internal static class ClaimSupport
{
    public static Measure Measure { get; } = new(
        "ClaimSupport",
        "share of all that is stated, notes with figures included, that is supported by citations",
        "after RAGAS faithfulness, Es et al., 2024",
        0,
        true,
        t => t.Statuses.Count > 0,
        (o, corpus) =>
        {
            if (o.Reply is not { } reply)
            {
                return 0;
            }

            var smuggled = reply.Answer.Blocks.Count(b => b.Kind == BlockKinds.Note && Numbers.In(NuggetText.Fold(b.Text)).Any(n => n.Any(char.IsAsciiDigit) && n.Contains(' ', StringComparison.Ordinal)));
            var stated = reply.Claims.Count + smuggled;
            return stated == 0 ? null : SupportJudge.ClaimsOf(reply).Count(c => SupportJudge.Supports(c.Block, c.Citations, corpus)) / (double)stated;
        });
}
