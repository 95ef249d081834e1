using System.Globalization;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.Indexing.Vocabulary;
using GuidanceQa.QaApi.Grounding;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>What a cited statement says of the question's own assertion. Part of the wire contract.</summary>
public static class Stances
{
    public const string Confirms = "confirms";
    public const string Contradicts = "contradicts";
}

/// <summary>A statement that confirms or contradicts what the question asserts.</summary>
/// <param name="Kind">One of <see cref="Stances"/>.</param>
/// <param name="Difference">The first difference that makes it a contradiction; null for a confirmation.</param>
internal sealed record Stance(string Kind, bool IsYesNo, IndexedStatement Statement, Reason? Difference);

/// <summary>
/// Is what the question takes for granted, or asks to have confirmed, what one single statement says? The verifier compares the two: a confirmation needs all of it, with every condition; a contradiction needs the same matter with another number,
/// another direction or the opposite. Anything between says nothing, and the statements speak for themselves.
/// </summary>
internal sealed class StanceFinder(ClaimVerifier verifier)
{
    // The first statements of an answer are about the question; later ones about its surroundings.
    private const int Considered = 3;

    // So much of the assertion must be in the statement for a difference to be one about the same matter. On dev .6: 30 false premises and 183 others.
    private const double SameMatter = 0.6;

    // Of the contrary strength about the same things ("contraindicated" against "recommended"), fewer words need be shared.
    private const double SameThings = 0.4;

    private static readonly string[] Contradicting = [ReasonCodes.PolarityFlip, ReasonCodes.NumberMismatch, ReasonCodes.UnitMismatch, ReasonCodes.DirectionFlip];

    private static readonly string[] OtherMatter = [ReasonCodes.EntityMissing, ReasonCodes.PopulationWidened, ReasonCodes.LowCoverage];

    /// <param name="shown">The statements of the answer, in its order.</param>
    public Stance? Of(Understanding turn, IReadOnlyList<IndexedStatement> shown)
    {
        if (turn.LeansOnEarlier || turn.Request is not null || Assertion.Of(PersonalIdentifiers.Blank(turn.Interpretation.StandaloneQuestion)) is not { } assertion)
        {
            return null;
        }

        var judged = shown.Take(Considered).Where(s => s.Document.Kind != DocumentKinds.Comparison).Select(s => (Statement: s, Verdict: verifier.Compare(assertion.Text, s))).ToList();
        if (judged.Find(j => j.Verdict.Verdict.Verdict == Verdicts.Supported) is { Statement: not null } confirming)
        {
            return new Stance(Stances.Confirms, assertion.IsYesNo, confirming.Statement, null);
        }

        List<string> keys = [.. turn.KeyUnits.Select(u => u.Unit.Terms[0].Term)];

        // The guidance itself before what comments on it.
        foreach (var (statement, verdict) in judged.OrderBy(j => j.Statement.Document.Kind == DocumentKinds.Guidance ? 0 : 1))
        {
            // A later statement must name what it sets against the question's word; else it takes the lead for a "not" of its own.
            if (Contrary(verdict, isNamed: keys.Count > 0 && verifier.Names(statement, keys)) is { } difference && (difference.Claim is not null || statement == judged[0].Statement))
            {
                return new Stance(Stances.Contradicts, assertion.IsYesNo, statement, difference);
            }
        }

        var nearest = judged.OrderByDescending(j => j.Verdict.Shared).ToList();
        return OtherFigure(keys, assertion, [.. nearest.Select(j => j.Statement)]) ?? OtherFrequency(keys, assertion, [.. nearest.Where(j => j.Verdict.Shared >= SameThings).Select(j => j.Statement)]);
    }

    private static Reason? Contrary(UnitVerdict verdict, bool isNamed)
    {
        var reasons = verdict.Verdict.Reasons;
        var isSameMatter = !reasons.Any(r => r.Claim is not null && OtherMatter.Contains(r.Code, StringComparer.Ordinal));
        return reasons.FirstOrDefault(r => verdict.Shared >= SameMatter && isSameMatter && Contradicting.Contains(r.Code, StringComparer.Ordinal))
            ?? reasons.FirstOrDefault(r => verdict.Shared >= SameThings && (IsContraryStrength(r) || (isNamed && IsContraryWord(r))) && reasons.All(o => o.Claim is null || o.Code is ReasonCodes.PolarityFlip or ReasonCodes.DirectionFlip or ReasonCodes.LowCoverage));
    }

    private static bool IsContraryStrength(Reason reason) =>
        reason is { Code: ReasonCodes.PolarityFlip, Claim: { } claim, Source: { } source } && StrengthReader.Strongest(claim) is { Level: >= 2 } asked && StrengthReader.Strongest(source) is { Level: >= 2 } told && asked.Negated != told.Negated;

    // "Uncommon" against "common", of the very things that the question names.
    private static bool IsContraryWord(Reason reason) => reason is { Code: ReasonCodes.PolarityFlip or ReasonCodes.DirectionFlip, Claim: { } claim, Source: { } source } && Opposites.AreContrary(claim, source);

    // A dose that no statement gives, where one gives another in the same unit of the same thing. A figure within the source's range is no other.
    private Stance? OtherFigure(List<string> keys, Assertion assertion, List<IndexedStatement> statements)
    {
        var asked = QuantityReader.Read(assertion.Text).Where(q => QuantityReader.IsAmount(q.Unit) && q.Unit != "%" && q.Comparator.Length == 0).ToList();
        var told = statements.Where(s => verifier.Names(s, keys)).Select(s => (Statement: s, Quantities: QuantityReader.Read(s.Statement.Text))).ToList();
        foreach (var quantity in asked)
        {
            var same = told.SelectMany(t => t.Quantities.Where(q => q.Unit == quantity.Unit).Select(q => (t.Statement, Quantity: q))).ToList();
            var perDay = PerDay(quantity, assertion.Text);
            var daily = perDay is null ? [] : told.SelectMany(t => t.Quantities.Where(q => q.Unit == perDay.Unit).Select(q => (t.Statement, Quantity: q))).ToList();
            if ((Other(same, quantity) ?? Other(daily, perDay)) is var (statement, other))
            {
                return new Stance(
                    Stances.Contradicts, assertion.IsYesNo, statement,
                    new Reason(ReasonCodes.NumberMismatch, assertion.Text.Substring(quantity.Start, quantity.Length), statement.Statement.Text.Substring(other.Start, other.Length)));
            }
        }

        return null;
    }

    // The first of the source's figures, where none of them holds the asked one.
    private static (IndexedStatement Statement, Quantity Quantity)? Other(List<(IndexedStatement Statement, Quantity Quantity)> told, Quantity? asked) =>
        asked is not null && told.Count > 0 && !told.Exists(t => Holds(t.Quantity, asked)) ? told[0] : null;

    // "4 mg every 6 hours" in a day, to be held against "4 mg/day".
    private static Quantity? PerDay(Quantity quantity, string text)
    {
        var times = QuantityReader.ReadSchedules(text).Select(s => TimesADay(s.Schedule)).Concat(QuantityReader.Read(text).Where(q => q is { Schedule: "every", Unit: "hours" } && q.Low == q.High && q.Low is > 0 and <= 24).Select(q => (decimal?)(24 / q.Low))).OfType<decimal>().ToList();
        return times.Count == 1 && !quantity.Unit.Contains("/day", StringComparison.Ordinal) ? quantity with { Low = quantity.Low * times[0], High = quantity.High * times[0], Unit = quantity.Unit + "/day" } : null;
    }

    private static decimal? TimesADay(string schedule) => schedule.EndsWith("/day", StringComparison.Ordinal) && decimal.TryParse(schedule.AsSpan(0, schedule.Length - 4), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : null;

    // "Once a year" where the source says "every 3 months"; of several, "twice a day" where it says "once daily".
    private Stance? OtherFrequency(List<string> keys, Assertion assertion, List<IndexedStatement> statements)
    {
        var asked = Frequencies(assertion.Text);
        var hasSeveral = asked.Count > 1;
        asked = !hasSeveral ? asked : [.. asked.Where(a => TimesADay(a.Key) is not null)];
        foreach (var statement in asked.Count == 1 ? statements.Where(s => verifier.Names(s, keys)) : [])
        {
            var told = Frequencies(statement.Statement.Text).Where(t => !hasSeveral || TimesADay(t.Key) is not null).ToList();
            if (told.Count > 0 && !told.Exists(t => t.Key == asked[0].Key))
            {
                return new Stance(Stances.Contradicts, assertion.IsYesNo, statement, new Reason(ReasonCodes.NumberMismatch, asked[0].Words, told[0].Words));
            }
        }

        return null;
    }

    private static List<(string Key, string Words)> Frequencies(string text) =>
    [
        .. QuantityReader.ReadSchedules(text).Select(s => (s.Schedule, text.Substring(s.Start, s.Length))),
        .. QuantityReader.Read(text).Where(q => q.Schedule == "every").Select(q => (Amounts.Key(q), $"every {text.Substring(q.Start, q.Length)}")),
    ];

    private static bool Holds(Quantity source, Quantity asked) => source.Comparator switch
    {
        "<=" or "<" => asked.High <= source.High,
        ">=" or ">" => asked.Low >= source.Low,
        _ => asked.Low >= source.Low && asked.High <= source.High,
    };
}
