using System.Buffers;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>Does a statement hold for an amount that a question names? "3.5 cm" lies in "≥3 to 4 cm" and not in "&lt;2 cm"; "12 lesions" are "more than 10 lesions".</summary>
internal sealed class Bands
{
    // The thing that is counted stands right behind the number: "5–10 small lesions".
    private const int Reach = 30;
    private const int NextWords = 3;

    private static readonly SearchValues<char> Stops = SearchValues.Create(".,;:()?!");

    private readonly Lexicon _lexicon;
    private readonly List<Amount> _asked;

    /// <param name="question">As the reader put it. Doses and times are left out: a limit that they exceed is an answer ("is six months too long?"; with times, RR on dev is .007 lower).</param>
    public Bands(string question, Lexicon lexicon)
    {
        _lexicon = lexicon;
        _asked = [.. Read(question)];
    }

    /// <summary>Is a unit of a question an amount? A statement whose range holds it says so in other figures.</summary>
    public static bool IsAmount(string label) => char.IsAsciiDigit(label[0]);

    /// <summary>1: the statement's range holds the question's amount; -1: its ranges of that kind all exclude it; 0: it has none.</summary>
    public int Fit(string statement)
    {
        if (_asked.Count == 0)
        {
            return 0;
        }

        var said = Read(statement).Where(a => a.IsBand).ToList();
        var fit = 0;
        foreach (var asked in _asked)
        {
            var like = said.Where(s => IsLike(asked, s)).ToList();
            if (like.Count == 0)
            {
                continue;
            }

            if (!like.Exists(s => Reaches(s, asked) && Reaches(asked, s)))
            {
                return -1;
            }

            fit = 1;
        }

        return fit;
    }

    private static bool IsLike(Amount a, Amount b) => a.Unit.Length > 0 || b.Unit.Length > 0 ? a.Unit == b.Unit : a.Counted.Overlaps(b.Counted);

    private IEnumerable<Amount> Read(string text)
    {
        var quantities = QuantityReader.Read(text);
        for (var i = 0; i < quantities.Count; i++)
        {
            var (first, last) = (quantities[i], quantities[i]);

            // "≥2 to <3 cm" is one range.
            if (i + 1 < quantities.Count && first.Unit.Length == 0 && first.Comparator is ">" or ">=" && text[(first.Start + first.Length)..quantities[i + 1].Start].Trim() is "to" or "and" or "-" or "–")
            {
                last = quantities[++i];
            }

            var unit = last.Unit;
            if (unit == "%" || IsDose(unit) || QuantityReader.IsTime(unit) || first.Schedule.Length > 0)
            {
                continue;
            }

            HashSet<string> counted = unit.Length > 0 ? [] : Counted(text, last.Start + last.Length);
            if (unit.Length == 0 && counted.Count == 0)
            {
                continue;
            }

            var isRange = first != last || first.Low < first.High;
            yield return new Amount(
                isRange || first.Comparator is not ("<" or "<=") ? first.Low : decimal.MinValue,
                first.Comparator == ">",
                isRange || last.Comparator is not (">" or ">=") ? last.High : decimal.MaxValue,
                last.Comparator == "<",
                unit,
                counted,
                isRange || first.Comparator is not ("" or "~"));
        }
    }

    // Does one begin before the other ends?
    private static bool Reaches(Amount a, Amount b) => a.Low < b.High || (a.Low == b.High && !a.IsLowOpen && !b.IsHighOpen);

    private static bool IsDose(string unit) => unit.Split('/')[0] is "mg" or "g" or "mcg" or "ng" or "gy" or "cgy" or "iu" or "ml" or "tablets" or "capsules" or "doses" or "fractions" or "courses" or "times" or "patients";

    private HashSet<string> Counted(string text, int from)
    {
        var next = text.Substring(from, Math.Min(Reach, text.Length - from));
        var stop = next.AsSpan().IndexOfAny(Stops);
        next = stop < 0 ? next : next[..stop];
        if (next.TrimStart() is not [var first, ..] || !char.IsLetter(first))
        {
            return [];
        }

        // What the vocabulary knows is the thing; else it is one of the next words.
        var analysed = _lexicon.Analyse(next, isQuestion: true);
        return analysed.Mentions.Count > 0
            ? [.. analysed.Mentions.Select(m => m.Concept.Key)]
            : [.. analysed.Tokens.Where(t => t.Term.All(char.IsAsciiLetter) && !_lexicon.English.IsFunctionWord(t.Term)).Take(NextWords).Select(t => _lexicon.Normal(t.Term))];
    }

    // An open end is no part of the range.
    private sealed record Amount(decimal Low, bool IsLowOpen, decimal High, bool IsHighOpen, string Unit, HashSet<string> Counted, bool IsBand);
}
