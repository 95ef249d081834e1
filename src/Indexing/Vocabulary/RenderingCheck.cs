using System.Globalization;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Does a plain rendering say the same as its statement? Quantities, strength, polarity and conditions are compared; words are free. Fails closed: an author mends what is reported.</summary>
public static class RenderingCheck
{
    // Classes between which a plain rendering may choose freely, for they say the same to a reader.
    private static readonly Dictionary<string, string> Alike = new(StringComparer.Ordinal) { ["contraindicated"] = "prohibit" };

    /// <summary>What differs, a sentence each for the author; empty when nothing does.</summary>
    public static IReadOnlyList<string> Differences(string statement, string plain)
    {
        List<string> differences = [];
        Quantities(differences, statement, plain);
        Strength(differences, statement, plain);
        var (negated, plainNegated) = (Negates(statement), Negates(plain));
        if (negated != plainNegated)
        {
            differences.Add(negated ? "the statement has a negation and the rendering has none" : "the rendering has a negation and the statement has none");
        }

        if (ConditionReader.HasException(statement) && !ConditionReader.HasException(plain))
        {
            differences.Add("the statement's exception (unless, except) is missing");
        }
        else if (ConditionReader.HasCondition(statement) && !ConditionReader.HasAnyCondition(plain))
        {
            differences.Add("the statement's condition (if, when, only) is missing");
        }

        return differences;
    }

    // "contraindicated" and "avoid" negate by themselves, and so may be told with a "not".
    private static bool Negates(string text) => PolarityReader.HasNegation(text) || StrengthReader.Read(text).Any(c => c.Negated && c.Class != "may");

    private static void Quantities(List<string> differences, string statement, string plain)
    {
        var source = QuantityReader.Read(statement);
        var rendered = QuantityReader.Read(plain);
        foreach (var quantity in source.Where(q => !rendered.Any(r => Same(q, r))))
        {
            differences.Add($"{Name(quantity)} is missing");
        }

        foreach (var quantity in rendered.Where(q => !source.Any(s => Same(s, q))))
        {
            differences.Add($"{Name(quantity)} is not in the statement");
        }
    }

    // A unit word may be far from its number in plain prose ("5 days in a row"), but two units that are both there must be the same: mg/day is not mg/m².
    private static bool Same(Quantity a, Quantity b) =>
        a.Low == b.Low && a.High == b.High && a.Comparator == b.Comparator
        && (a.Unit == b.Unit || (a.Unit.Length == 0 && !IsDose(b.Unit)) || (b.Unit.Length == 0 && !IsDose(a.Unit)));

    private static bool IsDose(string unit) => unit.Contains('/', StringComparison.Ordinal) || unit is "mg" or "g" or "mcg" or "gy" or "iu";

    private static void Strength(List<string> differences, string statement, string plain)
    {
        var source = StrengthReader.Read(statement);
        var rendered = StrengthReader.Read(plain);
        foreach (var cue in source.Where(c => rendered.All(r => ClassOf(r) != ClassOf(c))).DistinctBy(ClassOf))
        {
            differences.Add($"the strength word “{cue.Phrase}” is missing");
        }

        foreach (var cue in rendered.Where(c => source.All(s => ClassOf(s) != ClassOf(c))).DistinctBy(ClassOf))
        {
            differences.Add($"the strength word “{cue.Phrase}” is not in the statement");
        }
    }

    private static string ClassOf(StrengthCue cue) => Alike.GetValueOrDefault(cue.Class, cue.Class);

    private static string Name(Quantity q) => string.Create(
        CultureInfo.InvariantCulture, $"the quantity “{q.Comparator}{(q.Low == q.High ? $"{q.Low}" : $"{q.Low}-{q.High}")}{(q.Unit.Length > 0 ? " " + q.Unit : "")}”");
}
