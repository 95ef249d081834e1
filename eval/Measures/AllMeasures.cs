namespace GuidanceQa.Eval.Measures;

/// <summary>Every measure, in the order of tables.</summary>
internal static class AllMeasures
{
    /// <summary>Of a ranking alone.</summary>
    public static IReadOnlyList<Measure> OfRankings { get; } =
    [
        NormalisedGain.At(3), NormalisedGain.At(5), NormalisedGain.At(10),
        Recall.At(5), Recall.At(10), Recall.At(100),
        ReciprocalRank.Measure, AveragePrecision.Measure, Judged.At(5), Judged.At(10),
        ContextHarm.Measure, SwitchDrop.Measure,
    ];

    /// <summary>Of an answer.</summary>
    public static IReadOnlyList<Measure> OfAnswers { get; } =
    [
        VitalNuggetRecall.Measure, NuggetRecall.Measure, OkayNuggetRecall.Measure, Completeness.Measure,
        CitationRecall.Measure, CitationPrecision.Measure, QuoteExactness.Measure, ClaimSupport.Measure, QuantityFidelity.Measure, StrengthFidelity.Measure, NothingWrong.Measure,
        BlockPrecision.Measure, AnswerWords.Measure,
        StatusAccuracy.Measure, UnanswerableRecall.Measure, FalseAbstention.Measure,
        PremiseCorrected.Measure, PremiseCorrected.FalseAlarms,
        SafetyRecall.Measure, UrgencyAccuracy.Measure, SafetyFalseAlarms.Measure,
        SlotAccuracy.Measure, FalseCarry.Measure, Determinism.Measure, ReadingGrade.Measure, AudienceEquality.Measure,
    ];

    public static IReadOnlyList<Measure> All { get; } = [.. OfRankings, .. OfAnswers];

    public static IReadOnlyList<SuiteMeasure> OfSuites { get; } = [FollowUpShare.Measure, RiskCoverage.Area, RiskCoverage.CoverageAtFivePercent];

    /// <summary>True: more is better; false: less is; null: neither, or the measure is unknown.</summary>
    public static bool? HigherIsBetter(string name) => name.Split(':') switch
    {
        // Measures of cases are named by their class: Detection:digit, Stability:typo.
        ["FalseAlarms", _] => false,
        [_, _] => true,
        _ => All.FirstOrDefault(m => m.Name == name)?.HigherIsBetter ?? OfSuites.FirstOrDefault(m => m.Name == name)?.HigherIsBetter,
    };
}
