using System.Globalization;
using System.Text.RegularExpressions;
using GuidanceQa.Eval.Faults;
using GuidanceQa.Eval.Statistics;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Eval.Metamorphic;

/// <summary>Ways to ask something else with nearly the same words.</summary>
internal static partial class Reversals
{
    private static readonly string[] Swappable = ["drug", "disease", "gene", "procedure"];

    private static readonly string[] Negatable = ["is", "are", "should", "may", "can", "does", "do", "must", "will", "has", "have", "was", "were"];

    /// <summary>A thing replaced by another of its class.</summary>
    public static IEnumerable<string> OtherEntities(string question, IReadOnlyList<Concept> concepts)
    {
        foreach (var (concept, start, length) in Names.In(question, concepts).Where(n => Swappable.Contains(n.Concept.Class, StringComparer.Ordinal)))
        {
            var like = concepts.Where(c => c.Class == concept.Class && c != concept && !question.Contains(c.Preferred, StringComparison.OrdinalIgnoreCase) && !concept.Preferred.Contains(c.Preferred, StringComparison.OrdinalIgnoreCase)).ToList();
            if (like.Count > 0)
            {
                yield return Wording.Replaced(question, start, length, like[Seeded.From(question + concept.Key).Next(like.Count)].Preferred);
            }
        }
    }

    /// <summary>A figure replaced by one that the corpus does not hold.</summary>
    public static IEnumerable<string> OtherNumbers(string question, IReadOnlySet<string> held)
    {
        foreach (var figure in Figure().Matches(question).Where(m => IsFigure(question, m)))
        {
            var number = decimal.Parse(figure.Value, CultureInfo.InvariantCulture);
            foreach (var factor in new[] { 3m, 7m, 11m })
            {
                var other = (number * factor + 1).ToString("0.##", CultureInfo.InvariantCulture);
                if (!held.Contains(other))
                {
                    yield return Wording.Replaced(question, figure.Index, figure.Length, other);
                    break;
                }
            }
        }
    }

    /// <summary>"not" put in after the first verb that takes it (not before "no"), or taken out.</summary>
    public static IEnumerable<string> Negations(string question)
    {
        if (Not().Match(question) is { Success: true } not)
        {
            yield return question.Remove(not.Index, not.Length);
            yield break;
        }

        const string Frame = "Is it right that ";
        var from = question.StartsWith(Frame, StringComparison.Ordinal) ? Frame.Length : 0;
        foreach (var word in Word().Matches(question[from..]).Where(w => Negatable.Contains(w.Value, StringComparer.Ordinal) && !question.AsSpan(from + w.Index + w.Length).StartsWith(" no ", StringComparison.Ordinal)))
        {
            yield return question.Insert(from + word.Index + word.Length, " not");
            yield break;
        }
    }

    /// <summary>All figures of a text.</summary>
    public static IEnumerable<string> FiguresOf(string text) => Figure().Matches(text).Select(m => m.Value);

    // No digit of a name (HER2, 1p/19q) and no year; 12.5 has a year's length and is none.
    private static bool IsFigure(string text, Match figure) =>
        (figure.Index == 0 || text[figure.Index - 1] is ' ' or '(' or '–' or '≥' or '≤' or '<' or '>') && (figure.Index + figure.Length == text.Length || text[figure.Index + figure.Length] is ' ' or '%' or '–' or ',' or ')' or '?' or ';')
        && !(figure.Length == 4 && figure.Value[0] is '1' or '2' && !figure.Value.Contains('.', StringComparison.Ordinal));

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Figure();

    [GeneratedRegex(@" not\b", RegexOptions.NonBacktracking)]
    private static partial Regex Not();

    [GeneratedRegex("[A-Za-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
