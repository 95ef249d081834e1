namespace GuidanceQa.Eval.Measures;

/// <summary><c>RR</c>: one over the rank of the first answering statement, over the whole ranking (Voorhees, TREC-8, 1999). 0 when there is none.</summary>
internal static class ReciprocalRank
{
    public static Measure Measure { get; } = new(
        "RR",
        "one over the rank of the first answering statement",
        "Voorhees, 1999",
        0,
        true,
        t => t.IsAnswerable,
        (o, _) =>
        {
            var gains = Gains.Of(o.Ranking, o.Topic.Judgements, int.MaxValue);
            for (var i = 0; i < gains.Count; i++)
            {
                if (gains[i] >= o.Topic.RelevantFrom)
                {
                    return 1.0 / (i + 1);
                }
            }

            return 0;
        });
}
