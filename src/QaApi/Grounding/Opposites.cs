using System.Collections.Frozen;

namespace GuidanceQa.QaApi.Grounding;

/// <summary>Words that say the contrary of each other. They name the reason of a refusal; a word that the source does not have is refused with or without them.</summary>
internal static class Opposites
{
    private static readonly FrozenSet<(string, string)> Directions = Pairs(
        "before after", "prior following", "preceding following", "preoperative postoperative", "increase decrease", "increase reduce", "raise lower", "rise fall", "higher lower", "high low", "more less", "more fewer", "most least", "greater smaller",
        "large small", "larger smaller", "longer shorter", "long short", "earlier later", "early late", "first second", "first last", "first third", "second third", "start stop", "begin end", "superior inferior", "superior non-inferior",
        "adjuvant neoadjuvant", "better worse", "best worst", "improve worsen", "benefit harm", "favour oppose", "gain loss", "prolong shorten", "delay hasten", "above below", "over under", "upper lower", "left right", "faster slower", "older younger",
        "maximum minimum", "add remove", "include exclude", "accelerate slow", "expand shrink", "positive negative", "agree differ", "wide narrow", "strong weak", "tighten loosen", "together alone", "rather and", "improve unchanged", "prolong unchanged", "extend unchanged", "gradual sudden", "gradually suddenly", "gradually abruptly", "slowly quickly", "fast slow", "prompt delayed", "single multiple",
        "solitary multiple", "often seldom", "stable unstable");

    private static readonly FrozenSet<(string, string)> Denials = Pairs(
        "with without", "both neither", "all none", "some no", "always never", "present absent", "use avoid", "give withhold", "continue discontinue", "allow forbid", "certain uncertain", "likely unlikely", "indicated contraindicated", "has lacks", "common rare", "frequent rare", "commonly rarely", "frequently rarely", "often rarely", "common infrequent", "mandatory optional", "safe dangerous", "curable incurable", "known unknown");

    private static readonly string[] Denying = ["un", "in", "im", "ir", "il", "non", "non-", "dis", "a", "contra"];

    /// <summary>Words by which a text speaks of more people or cases than "some" or "selected".</summary>
    public static FrozenSet<string> Universal { get; } = FrozenSet.ToFrozenSet(["all", "any", "every", "each", "always", "everyone", "anyone", "both", "whole", "regardless"], StringComparer.Ordinal);

    public static bool AreDirections(string a, string b) => Directions.Contains((a, b));

    public static bool AreDenials(string a, string b) => Denials.Contains((a, b)) || IsDenialOf(a, b) || IsDenialOf(b, a);

    /// <summary>One of the two, of words as they stand in a text.</summary>
    public static bool AreContrary(string a, string b) => (a.ToLowerInvariant(), b.ToLowerInvariant()) is var (x, y) && (AreDirections(x, y) || AreDenials(x, y));

    private static bool IsDenialOf(string longer, string shorter) => shorter.Length >= 3 && longer.Length > shorter.Length && longer.EndsWith(shorter, StringComparison.Ordinal) && Denying.Contains(longer[..^shorter.Length], StringComparer.Ordinal);

    private static FrozenSet<(string, string)> Pairs(params string[] pairs) =>
        pairs.Select(p => p.Split(' ')).SelectMany(p => new[] { (p[0], p[1]), (p[1], p[0]) }).ToFrozenSet();
}
