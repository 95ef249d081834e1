using GuidanceQa.Eval.Systems;

namespace GuidanceQa.Eval.Measures;

/// <summary><c>ReadingGrade</c>: Flesch-Kincaid grade level of the answer as a patient sees it (Kincaid et al., 1975), over the sentences that state something; years of US school, lower is easier. Not measured where nothing is stated.</summary>
internal static class ReadingGrade
{
    public static Measure Measure { get; } = new(
        "ReadingGrade",
        "Flesch-Kincaid grade of the answer as patients see it",
        "Kincaid et al., 1975",
        20,
        false,
        t => t.IsAnswerable,
        (o, _) => o.PatientReply is { Claims.Count: > 0 } reply ? Of(reply) : null);

    private static double Of(Reply reply)
    {
        var words = reply.Claims.SelectMany(b => b.Text.Split([' ', '/', '–', '-', '(', ')'], StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Any(char.IsLetter)).ToList();
        var sentences = reply.Claims.Sum(b => Math.Max(1, b.Text.Split(['.', ';', ':', '?', '!']).Count(s => s.Trim().Length > 2)));
        return words.Count == 0 ? 0 : (0.39 * words.Count / sentences) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59;
    }

    // Groups of vowels, a silent e at the end left out: the usual estimate.
    private static int Syllables(string word)
    {
        var (count, inVowels) = (0, false);
        foreach (var c in word)
        {
            var isVowel = "aeiouyAEIOUY".Contains(c, StringComparison.Ordinal);
            count += isVowel && !inVowels ? 1 : 0;
            inVowels = isVowel;
        }

        return Math.Max(1, count > 1 && word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal) ? count - 1 : count);
    }
}
