using GuidanceQa.Eval.Statistics;
using GuidanceQa.Indexing.Search;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Eval.Faults;

/// <summary>The same sentence in another dress: short forms, spaces and dashes, two sentences in one line.</summary>
internal static class BenignRewrites
{
    private const int Neighbours = 3;

    private const char NoBreakSpace = '\u00A0';

    private const char NoBreakHyphen = '\u2011';

    /// <summary>Another width of space, another dash or hyphen, a space too many.</summary>
    public static IEnumerable<string> WhiteSpaceAndDash(string text, Seeded random)
    {
        yield return text.Replace('–', '-');
        foreach (var number in NumberFaults.NumbersOf(text).Where(n => n.Index + n.Length < text.Length && text[n.Index + n.Length] == ' ').Take(1))
        {
            yield return Wording.Replaced(text, number.Index + number.Length, 1, NoBreakSpace.ToString());
        }

        var spaces = Enumerable.Range(0, text.Length).Where(i => text[i] == ' ').ToList();
        if (spaces.Count > 0)
        {
            yield return text.Insert(spaces[random.Next(spaces.Count)], " ");
        }

        yield return text.Replace('-', NoBreakHyphen);
        yield return text + " ";
    }

    /// <summary>The preferred name for its short form and the reverse; a name with its short form in brackets becomes one of them.</summary>
    public static IEnumerable<string> Abbreviation(string text, Lexicon lexicon)
    {
        foreach (var mention in lexicon.Analyse(text, isQuestion: false).Mentions.Where(m => m.Length > 0 && !m.IsLay))
        {
            var (named, concept, end) = (text.Substring(mention.Start, mention.Length), mention.Concept, mention.Start + mention.Length);
            var names = concept.Exact.Prepend(concept.Preferred).ToList();
            if (names.FirstOrDefault(n => IsShort(n) && !IsShort(named) && text.AsSpan(end).StartsWith($" ({n})")) is { } known)
            {
                yield return Wording.Replaced(text, mention.Start, named.Length + known.Length + 3, known);
                yield return Wording.Replaced(text, end, known.Length + 3, "");
            }
            else if (IsShort(named) && names.Contains(named, StringComparer.Ordinal) && !(mention.Start > 0 && text[mention.Start - 1] == '('))
            {
                if (!IsShort(concept.Preferred))
                {
                    var full = IsPlural(named) && !IsPlural(concept.Preferred) ? concept.Preferred + "s" : concept.Preferred;
                    yield return Wording.Replaced(text, mention.Start, named.Length, mention.Start == 0 ? Wording.Capitalised(full) : full);
                }
            }
            else if (!IsShort(named) && names.Contains(named, StringComparer.OrdinalIgnoreCase))
            {
                foreach (var name in names.Where(n => IsShort(n) && IsPlural(n) == IsPlural(named)).Take(2))
                {
                    yield return Wording.Replaced(text, mention.Start, named.Length, name);
                }
            }
        }
    }

    /// <summary>Two statements of one passage in one line, both cited.</summary>
    public static IEnumerable<Altered> ListJoined(Original original) => original.Neighbours
        .Where(n => n.Ordinal > original.Source.Ordinal)
        .Take(Neighbours)
        .Select(n => new Altered($"{original.Text.TrimEnd('.')}; {n.Statement.Text}", (IReadOnlyList<IndexedStatement>)[original.Source, n]));

    private static bool IsShort(string name) => name.Length <= 10 && !name.Contains(' ', StringComparison.Ordinal) && name.Count(char.IsUpper) >= 2;

    private static bool IsPlural(string name) => name.EndsWith('s') && !name.EndsWith("is", StringComparison.Ordinal) && !name.EndsWith("ss", StringComparison.Ordinal) && !name.EndsWith("us", StringComparison.Ordinal);
}
