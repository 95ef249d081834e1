using System.Globalization;

namespace GuidanceQa.QaApi.Answering;

/// <summary>One thing that a safety rule looks for in a message.</summary>
internal abstract record SafetyTerm
{
    public abstract bool IsIn(SafetyMessage message);

    /// <summary>A word or phrase, by stems, in order, with at most two words between any two of its own.</summary>
    internal sealed record Phrase(string[] Stems) : SafetyTerm
    {
        private const int WidestGap = 2;

        public override bool IsIn(SafetyMessage message)
        {
            for (var i = 0; i < message.Stems.Length; i++)
            {
                if (message.Stems[i] == Stems[0] && Follows(message.Stems, i))
                {
                    return true;
                }
            }

            return false;
        }

        private bool Follows(string[] words, int at)
        {
            for (var next = 1; next < Stems.Length; next++)
            {
                var found = -1;
                for (var i = at + 1; i <= Math.Min(at + 1 + WidestGap, words.Length - 1) && found < 0; i++)
                {
                    found = words[i] == Stems[next] ? i : -1;
                }

                if (found < 0)
                {
                    return false;
                }

                at = found;
            }

            return true;
        }
    }

    /// <summary>A word exactly as it was typed: <c>pt</c>, not <c>pts</c>.</summary>
    internal sealed record Exact(string Word) : SafetyTerm
    {
        public override bool IsIn(SafetyMessage message) => message.Words.Contains(Word, StringComparer.Ordinal);
    }

    /// <summary>A term of one group and a term of another within a few words, in either order: "his mouth has dropped", "dropped one side of his mouth".</summary>
    internal sealed record Near(IReadOnlyList<SafetyTerm> Some, IReadOnlyList<SafetyTerm> Others) : SafetyTerm
    {
        private const int Window = 6;

        public override bool IsIn(SafetyMessage message)
        {
            var there = Places(message, Others);
            return there.Count > 0 && Places(message, Some).Any(h => there.Any(t => h.End < t.First ? t.First - h.End <= Window : t.End < h.First && h.First - t.End <= Window));
        }

        // Inside a pair, phrases are unbroken: the window is the room there is.
        private static List<(int First, int End)> Places(SafetyMessage message, IReadOnlyList<SafetyTerm> terms)
        {
            List<(int, int)> places = [];
            for (var i = 0; i < message.Words.Length; i++)
            {
                foreach (var term in terms)
                {
                    var length = term switch
                    {
                        Phrase phrase when message.Stems.AsSpan(i).StartsWith(phrase.Stems) => phrase.Stems.Length,
                        Exact exact when message.Words[i] == exact.Word => 1,
                        OfClass named when message.Classes[i].Contains(named.Class, StringComparer.Ordinal) => 1,
                        _ => 0,
                    };
                    if (length > 0)
                    {
                        places.Add((i, i + length - 1));
                    }
                }
            }

            return places;
        }
    }

    /// <summary>A duration of at least so many minutes.</summary>
    internal sealed record Duration(double Minutes) : SafetyTerm
    {
        public override bool IsIn(SafetyMessage message) => Durations.LongestMinutes(message.Stems) >= Minutes;
    }

    /// <summary>A body temperature of at least so many degrees Celsius, also in Fahrenheit, beside a word that says what the number is.</summary>
    internal sealed record Temperature(double Celsius) : SafetyTerm
    {
        private const double Hottest = 43;
        private const int Beside = 4;

        private static readonly string[] Names = ["temp", "temps", "temperature", "fever", "degrees", "degree", "c", "f", "celsius", "fahrenheit", "thermometer"];

        public override bool IsIn(SafetyMessage message)
        {
            for (var i = 0; i < message.Words.Length; i++)
            {
                if (double.TryParse(message.Words[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && (IsFever(number) || IsFever((number - 32) / 1.8))
                    && message.Words[Math.Max(0, i - Beside)..Math.Min(message.Words.Length, i + Beside + 1)].Any(w => Names.Contains(w, StringComparer.Ordinal)))
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsFever(double celsius) => celsius >= Celsius && celsius <= Hottest;
    }

    /// <summary>The message tells and asks nothing: some words, none of them a word that asks. Subjects are left out when people are in a hurry.</summary>
    internal sealed record Telling : SafetyTerm
    {
        private const int FewestWords = 5;

        private static readonly string[] Asking = ["what", "which", "how", "when", "why", "who", "where", "whether", "versus", "vs"];

        private static readonly string[] Opening = ["is", "are", "does", "do", "did", "should", "can", "could", "may", "would", "will", "has", "have", "must"];

        public override bool IsIn(SafetyMessage message) => !message.HasQuestionMark && message.Words.Length >= FewestWords && !message.Words.Any(w => Asking.Contains(w, StringComparer.Ordinal)) && !Opening.Contains(message.Words[0], StringComparer.Ordinal);
    }

    /// <summary>Anything that the corpus's vocabulary knows as of a class.</summary>
    internal sealed record OfClass(string Class) : SafetyTerm
    {
        public override bool IsIn(SafetyMessage message) => message.Classes.Any(c => c.Contains(Class, StringComparer.Ordinal));
    }
}

/// <summary>Durations in everyday words.</summary>
internal static class Durations
{
    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    /// <summary>The longest duration that the words tell, in minutes; 0 without one.</summary>
    public static double LongestMinutes(string[] words)
    {
        var longest = 0.0;
        for (var i = 0; i + 1 < words.Length; i++)
        {
            var unit = words[i + 1] switch
            {
                "minute" or "minutes" or "min" or "mins" => 1.0,
                "hour" or "hours" or "hr" or "hrs" => 60.0,
                _ => 0.0,
            };
            longest = Math.Max(longest, unit * NumberOf(words[i]));
        }

        return longest;
    }

    private static double NumberOf(string word) => word switch
    {
        "a" or "an" => 1,
        "half" => 0.5,
        "several" or "many" => 5,
        "thirty" => 30,
        "forty" => 40,
        _ => double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : Math.Max(0, Array.IndexOf(Numbers, word)),
    };
}
