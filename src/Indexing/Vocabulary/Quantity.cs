namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>An amount as a text states it.</summary>
/// <param name="Low">The lower end of a range, or the amount.</param>
/// <param name="High">The upper end; equal to <paramref name="Low"/> for a single amount.</param>
/// <param name="Unit">Normalised (<c>mg/day</c>, <c>mg/m2</c>, <c>hours</c>, <c>%</c>); empty for a bare number.</param>
/// <param name="Comparator">Empty, <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c> or <c>~</c> (about).</param>
/// <param name="Schedule">How often, where that is said beside the amount: <c>1/day</c>, <c>2/week</c>; <c>every</c> for an interval ("every 3 weeks"). Else empty.</param>
/// <param name="Start">Of the number with its comparator and unit, in UTF-16 code units of the text.</param>
public sealed record Quantity(decimal Low, decimal High, string Unit, string Comparator, string Schedule, int Start, int Length);
