using System.Buffers;
using System.Globalization;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>May these words be put in brackets behind a name? They say what the thing is and nothing that guidance is about: no figure, no strength, no negation, no condition. So no sentence says more or less for holding them.</summary>
public static class GlossRules
{
    /// <summary>In UTF-16 code units; a reader should not lose the sentence over its brackets.</summary>
    public const int Longest = 60;

    // These end a sentence, a part of one or the brackets.
    private const string Marks = "()[]{}:;.!?\"";

    private static readonly SearchValues<char> AnyMark = SearchValues.Create(Marks);

    /// <summary>What is wrong with an explanation, each to follow "which"; empty when nothing is.</summary>
    public static IReadOnlyList<string> Faults(string gloss)
    {
        if (string.IsNullOrWhiteSpace(gloss))
        {
            return ["explains nothing"];
        }

        List<string> faults = [];
        if (gloss.Length > Longest)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"is longer than {Longest} characters"));
        }

        if (gloss.AsSpan().ContainsAny(AnyMark) || gloss.Any(char.IsControl) || gloss != gloss.Trim())
        {
            faults.Add($"holds one of {Marks}, a line end or a blank at its end");
        }

        if (gloss.Any(char.IsNumber) || QuantityReader.Read(gloss).Count > 0 || QuantityReader.ReadSchedules(gloss).Count > 0)
        {
            faults.Add("holds a number");
        }

        if (StrengthReader.Read(gloss) is [var strength, ..])
        {
            faults.Add($"speaks of strength (\"{strength.Phrase}\")");
        }

        if (PolarityReader.Read(gloss) is [var negation, ..])
        {
            faults.Add($"negates (\"{negation.Phrase}\")");
        }

        if (ConditionReader.Read(gloss) is [var condition, ..])
        {
            faults.Add($"opens a condition (\"{condition.Phrase}\")");
        }

        return faults;
    }
}
