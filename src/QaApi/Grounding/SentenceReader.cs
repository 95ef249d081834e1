using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.QaApi.Grounding;

/// <summary>A sentence taken apart for comparison.</summary>
/// <param name="Items">In text order, never overlapping.</param>
/// <param name="Conditions">The words that open a condition or an exception.</param>
internal sealed record ReadSentence(string Text, IReadOnlyList<SentenceItem> Items, IReadOnlyList<ConditionCue> Conditions)
{
    public string Words(SentenceItem item) => Text[item.Start..item.End];
}

/// <summary>What does a sentence say, item by item? Amounts, strength, negations and concepts are read as such; of the other words only those without content are passed over.</summary>
internal sealed class SentenceReader(Lexicon lexicon)
{
    // Everything else counts, words of grammar included: "before", "or", "all" and "than" change what is said.
    private static readonly FrozenSet<string> Empty = FrozenSet.ToFrozenSet(
        ("a an the is are was were be been being am has have had having do does did doing of to in on at for from by as it its this that these those there here who whom whose which what and also then so we you he she they i our your their his her "
            + "will would shall such into onto whereas while with s t ve re ll d m itself themselves given").Split(' '),
        StringComparer.Ordinal);

    private static readonly char[] Joints = [' ', '-', '–', '/', '\u2011', '\u2010', '\u00A0'];

    private readonly ConcurrentDictionary<string, HashSet<string>> _named = new(StringComparer.Ordinal);

    public ReadSentence Read(string text)
    {
        List<SentenceItem> items = [];
        var analysed = lexicon.Analyse(text, isQuestion: false);
        var clauses = ClausesOf(text);

        void Add(SentenceItem item)
        {
            if (item.End > item.Start && !items.Exists(i => i.Start < item.End && item.Start < i.End))
            {
                items.Add(item with { Clause = clauses[item.Start] });
            }
        }

        foreach (var cue in StrengthReader.Read(text))
        {
            Add(new SentenceItem(ItemKind.Strength, cue.Class, cue.Start, cue.Start + cue.Length, 0, Strength: cue));
        }

        // A name that holds a number ("type 2 diabetes") is one thing; any other number is an amount.
        var mentions = analysed.Mentions.Where(m => m.Length > 0).ToList();
        foreach (var quantity in QuantityReader.Read(text).Where(q => q.Unit.Length > 0 || !mentions.Exists(m => m.Start < q.Start && q.Start + q.Length <= m.Start + m.Length)))
        {
            Add(new SentenceItem(ItemKind.Quantity, Amounts.Key(quantity), quantity.Schedule == "every" ? StartOfInterval(text, quantity.Start) : quantity.Start, quantity.Start + quantity.Length, 0, Quantity: quantity));
        }

        foreach (var negation in PolarityReader.Read(text))
        {
            Add(new SentenceItem(ItemKind.Negation, "not", negation.Start, negation.Start + negation.Length, 0));
        }

        foreach (var mention in mentions)
        {
            Add(new SentenceItem(ItemKind.Concept, mention.Concept.Key + Sign(text, analysed, mention), mention.Start, mention.Start + mention.Length, 0, Concept: mention.Concept));
        }

        foreach (var schedule in QuantityReader.ReadSchedules(text))
        {
            Add(new SentenceItem(ItemKind.Word, schedule.Schedule, schedule.Start, schedule.Start + schedule.Length, 0));
        }

        foreach (var word in analysed.Tokens.DistinctBy(t => t.Position).Where(t => !Empty.Contains(t.Term)))
        {
            Add(word.Term == "one"
                ? new SentenceItem(ItemKind.Quantity, "1", word.Start, word.Start + word.Length, 0, Quantity: new Quantity(1, 1, "", "", "", word.Start, word.Length))
                : new SentenceItem(ItemKind.Word, lexicon.Normal(word.Term), word.Start, word.Start + word.Length, 0));
        }

        return new ReadSentence(text, WithoutRepeats([.. items.OrderBy(i => i.Start)]), ConditionReader.Read(text));
    }

    // "every 2 weeks": the word belongs to the amount.
    private static int StartOfInterval(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd();
        return before.EndsWith("every", StringComparison.OrdinalIgnoreCase) ? before.Length - 5 : before.EndsWith("each", StringComparison.OrdinalIgnoreCase) ? before.Length - 4 : start;
    }

    // What is written together with a name and is no part of it: the positive of "HER2-positive", the minus of "HER2-".
    private string Sign(string text, AnalysedText analysed, ConceptMention mention)
    {
        var marked = analysed.Tokens.FirstOrDefault(t => t.Position >= mention.FirstPosition && t.Position <= mention.LastPosition && (t.Term.EndsWith("_neg", StringComparison.Ordinal) || t.Term.EndsWith("_pos", StringComparison.Ordinal)));
        if (marked.Term is not null)
        {
            return marked.Term[^4..];
        }

        var words = text.Substring(mention.Start, mention.Length);
        var parts = words.ToLowerInvariant().Split(Joints, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || mention.Concept.Exact.Prepend(mention.Concept.Preferred).Contains(words, StringComparer.OrdinalIgnoreCase))
        {
            return "";
        }

        var named = _named.GetOrAdd(mention.Concept.Key, _ => [.. mention.Concept.Exact.Prepend(mention.Concept.Preferred).SelectMany(Tokeniser.Read).Select(t => lexicon.Normal(t.Term))]);
        return string.Concat(parts.Where(p => !named.Contains(lexicon.Normal(p))).Select(p => "_" + lexicon.Normal(p)));
    }

    // "electrocardiogram (ECG)": a name with its short form behind it is named once.
    private static List<SentenceItem> WithoutRepeats(List<SentenceItem> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            if (items[i].Kind == ItemKind.Concept && items[i].Key == items[i - 1].Key)
            {
                items.RemoveAt(i);
            }
        }

        return items;
    }

    // The number of the clause at each character: semicolons, colons and full stops begin another; what stands in brackets is one of its own, behind which the outer one goes on.
    private static int[] ClausesOf(string text)
    {
        var clauses = new int[text.Length];
        Stack<int> outer = [];
        var (current, last) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            clauses[i] = current;
            if (text[i] is '(' or '[')
            {
                outer.Push(current);
                current = ++last;
            }
            else if (text[i] is ')' or ']' && outer.Count > 0)
            {
                current = outer.Pop();
            }
            else if (text[i] == ';' || (text[i] is '.' or ':' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))))
            {
                current = ++last;
            }
        }

        return clauses;
    }
}

/// <summary>Amounts that are equal have one key: 48 hours and 2 days, q3w and every 3 weeks, 16 mg daily and 16 mg/day. Nothing is rounded or reckoned.</summary>
internal static class Amounts
{
    public static string Key(Quantity quantity)
    {
        var (factor, unit) = Common(quantity);
        var schedule = quantity.Schedule == "1/day" && unit.EndsWith("/day", StringComparison.Ordinal) ? "" : quantity.Schedule;
        return string.Create(CultureInfo.InvariantCulture, $"{quantity.Comparator}{quantity.Low * factor:0.#########}{(quantity.High == quantity.Low ? "" : $"-{quantity.High * factor:0.#########}")}{(unit.Length > 0 ? " " : "")}{unit}{(schedule.Length > 0 ? " " : "")}{schedule}");
    }

    // Days and weeks hold whole hours; months and years hold whole months, and no number of days.
    private static (decimal Factor, string Unit) Common(Quantity quantity) => quantity.Unit switch
    {
        "minutes" => (60, "seconds"),
        "days" => (24, "hours"),
        "weeks" => (168, "hours"),
        "years" => (12, "months"),
        "g" => (1000, "mg"),
        "g/day" => (1000, "mg/day"),
        var unit when quantity.Schedule == "1/day" && QuantityReader.IsAmount(unit) && !unit.Contains("/day", StringComparison.Ordinal) => (1, $"{unit}/day"),
        var unit => (1, unit),
    };
}
