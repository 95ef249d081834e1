using System.Globalization;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.Eval.Running;

/// <summary>What became of a model's text over a suite.</summary>
/// <param name="Answers">All of them.</param>
/// <param name="Own">Those that show the model's choice or words.</param>
/// <param name="FellBack">Why the default composer answered instead, by reason.</param>
/// <param name="Changes">What was done to its text, as <c>substituted number_mismatch</c>.</param>
internal sealed record ComposerTally(string Suite, string System, int Answers, int Own, SortedDictionary<string, int> FellBack, SortedDictionary<string, int> Changes)
{
    public static ComposerTally Of(string suite, string system, IReadOnlyList<ComposerUse> uses)
    {
        SortedDictionary<string, int> fellBack = new(StringComparer.Ordinal);
        SortedDictionary<string, int> changes = new(StringComparer.Ordinal);
        foreach (var use in uses)
        {
            if (use.Reason is { } reason)
            {
                Count(fellBack, reason, 1);
            }

            foreach (var change in use.Changes ?? [])
            {
                Count(changes, $"{change.What} {change.Reason}", change.Count);
            }
        }

        return new ComposerTally(suite, system, uses.Count, uses.Count(u => u.Model is not null), fellBack, changes);
    }

    public static void Count(SortedDictionary<string, int> counts, string name, int count) => counts[name] = counts.GetValueOrDefault(name) + count;

    public static string Listed(SortedDictionary<string, int> counts) => string.Join(", ", counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}")));
}
