using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Passages;

/// <summary>What kind of thing a statement says, worked out once, when the corpus is indexed.</summary>
/// <param name="Type">One of <see cref="StatementTypes"/>.</param>
/// <param name="Strength">The source's own strength word, or null where it uses none.</param>
/// <param name="Level">Strength on the scale 0 (evidence insufficient) to 4 (must); -1 without a strength word.</param>
/// <param name="IsNegated">The statement, or its strength word, is a negation.</param>
/// <param name="HasCondition">It holds under a condition or with an exception.</param>
/// <param name="HasDose">It states an amount to give: a quantity in a unit of mass, radiation or volume.</param>
/// <param name="HasTime">It states a time, an interval or a duration.</param>
public sealed record StatementProfile(string Type, string? Strength, int Level, bool IsNegated, bool HasCondition, bool HasDose, bool HasTime);

/// <summary>The types of a statement. The first that fits counts, in the order of <see cref="StatementProfiler"/>.</summary>
public static class StatementTypes
{
    public const string Dose = "dose";
    public const string Contraindication = "contraindication";
    public const string Monitoring = "monitoring";
    public const string Timing = "timing";
    public const string Indication = "indication";
    public const string Caution = "caution";
    public const string Referral = "referral";
    public const string Definition = "definition";
    public const string Evidence = "evidence";
    public const string Comparison = "comparison";
    public const string General = "general";
}

/// <summary>Which type does a statement have, and how strongly does it speak? By closed lists of cue words; not by any subject's vocabulary.</summary>
public static class StatementProfiler
{
    private static readonly (string Type, string[] Cues)[] Cues =
    [
        (StatementTypes.Contraindication, ["contraindicated", "must not", "do not use", "never"]),
        (StatementTypes.Monitoring, ["monitor", "watch for", "follow-up", "blood count", "surveillance", "check"]),
        (StatementTypes.Caution, ["warning", "risk", "adverse", "side effect", "toxicity", "caution", "pitfall", "avoid", "withhold", "discontinue"]),
        (StatementTypes.Referral, ["refer", "multidisciplinary", "board", "specialist"]),
        (StatementTypes.Definition, ["means", "is defined", "stands for", "refers to", "is a measure of"]),
        (StatementTypes.Evidence, ["trial", "study", "studies", "randomised", "randomized", "hazard ratio", "median", "evidence"]),
        (StatementTypes.Indication, ["indicated", "indication", "recommended", "option", "preferred", "should", "may be offered", "considered", "first-line", "approved"]),
    ];

    private static readonly string[] DoseUnits = ["mg", "g", "mcg", "ug", "gy", "cgy", "iu", "mg/day", "mg/m2", "mg/m2/day", "mg/kg", "g/day", "ml", "mcg/day"];

    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static StatementProfile Profile(Statement statement)
    {
        var text = statement.Text;
        var strength = StrengthReader.Strongest(text);
        return new StatementProfile(
            statement.Verdict is not null ? StatementTypes.Comparison : TypeOf(text),
            strength?.Phrase,
            strength?.Level ?? -1,
            PolarityReader.HasNegation(text) || strength is { Negated: true },
            ConditionReader.HasCondition(text),
            HasDose(text),
            HasTime(text));
    }

    private static bool HasDose(string text) => QuantityReader.Read(text).Any(q => DoseUnits.Contains(q.Unit, StringComparer.Ordinal));

    private static bool HasTime(string text) => QuantityReader.Read(text).Any(q => QuantityReader.IsTime(q.Unit)) || HasDate(text);

    // "1 November 2025", "May 2022": a month's name beside a year.
    private static bool HasDate(string text)
    {
        var words = text.Split([' ', ',', '.', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return words.Zip(words.Skip(1)).Any(pair => Months.Contains(pair.First, StringComparer.Ordinal) && pair.Second.Length == 4 && pair.Second.All(char.IsAsciiDigit));
    }

    private static string TypeOf(string text)
    {
        if (HasDose(text))
        {
            return StatementTypes.Dose;
        }

        foreach (var (type, cues) in Cues)
        {
            if (cues.Any(cue => text.Contains(cue, StringComparison.OrdinalIgnoreCase)))
            {
                return type == StatementTypes.Indication && HasTime(text) && !text.Contains("indicated", StringComparison.OrdinalIgnoreCase) ? StatementTypes.Timing : type;
            }
        }

        return HasTime(text) ? StatementTypes.Timing : StatementTypes.General;
    }
}
