using System.Globalization;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Answering;

/// <summary>
/// What a message shows to a recogniser: its stems, pairs of stems that stand within three words of each other, how it begins, how long it is, and whether it asks.
/// Named lists of words ("signs of drowsiness", "family") were tried as further features and found nothing more.
/// </summary>
internal static class SafetyFeatures
{
    private const int Reach = 3;
    private const int WordsInAStep = 8;
    private const int LongestStep = 6;

    // How a medicine is called by whoever has no name for it.
    private static readonly string Medicine = EnglishStems.Of("medicine");

    /// <summary>Distinct, in no order that matters.</summary>
    /// <param name="isKnown">Has a stem been learnt about? Where it has not, the name of a drug is read as "medicine".</param>
    public static IReadOnlyCollection<string> Of(SafetyMessage message, Func<string, bool> isKnown)
    {
        var stems = message.Stems.Select((stem, i) => message.Classes[i].Contains("drug", StringComparer.Ordinal) && !isKnown(stem) ? Medicine : Shape(stem)).ToArray();
        HashSet<string> features = new(StringComparer.Ordinal);
        for (var i = 0; i < stems.Length; i++)
        {
            features.Add(stems[i]);
            for (var j = i + 1; j < Math.Min(stems.Length, i + 1 + Reach); j++)
            {
                features.Add(j == i + 1 ? $"{stems[i]} {stems[j]}" : $"{stems[i]} .. {stems[j]}");
            }
        }

        if (stems.Length > 0)
        {
            features.Add("^ " + stems[0]);
            features.Add("^ " + string.Join(' ', stems.Take(2)));
        }

        features.Add(message.HasQuestionMark ? "?" : ".");
        features.Add(string.Create(CultureInfo.InvariantCulture, $"length {Math.Min(LongestStep, stems.Length / WordsInAStep)}"));

        return features;
    }

    // A number counts by its size, not by its digits.
    private static string Shape(string stem) =>
        char.IsAsciiDigit(stem[0]) ? string.Create(CultureInfo.InvariantCulture, $"#{stem.TakeWhile(char.IsAsciiDigit).Count()}") : stem;
}
