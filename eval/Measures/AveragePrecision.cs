namespace GuidanceQa.Eval.Measures;

/// <summary><c>AP</c>: mean, over all answering statements, of the precision at their ranks; one that was not retrieved adds 0 (Buckley and Voorhees, 2000; trec_eval's map). 0 when nothing was retrieved.</summary>
internal static class AveragePrecision
{
    public static Measure Measure { get; } = new(
        "AP",
        "mean precision at the ranks of the answering statements",
        "Buckley and Voorhees, 2000",
        0,
        true,
        t => t.IsAnswerable,
        (o, _) =>
        {
            var gains = Gains.Of(o.Ranking, o.Topic.Judgements, int.MaxValue);
            var (found, sum) = (0, 0.0);
            for (var i = 0; i < gains.Count; i++)
            {
                if (gains[i] >= o.Topic.RelevantFrom)
                {
                    sum += ++found / (i + 1.0);
                }
            }

            return sum / Gains.Relevant(o.Topic);
        });
}
