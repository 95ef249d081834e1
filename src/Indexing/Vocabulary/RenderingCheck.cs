using System.Globalization;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>Does a plain rendering say the same as its statement? Quantities, strength, polarity, conditions and before/after are compared; other words are free. Fails closed: an author mends what is reported.</summary>
public static class RenderingCheck
{
    /// <summary>What differs, a sentence each for the author; empty when nothing does.</summary>
    public static IReadOnlyList<string> Differences(string statement, string plain)
    {
        List<string> differences = [];
        var (source, rendered) = (Facts.Of(statement), Facts.Of(plain));
        CompareQuantities(differences, source, rendered);
        CompareSchedules(differences, source, rendered);
        CompareStrength(differences, source, rendered);
        ComparePolarity(differences, source, rendered);
        CompareConditions(differences, source, rendered);
        CompareNames(differences, source, rendered);
        return differences;
    }

    private static void CompareQuantities(List<string> differences, Facts source, Facts rendered)
    {
        var missing = source.Quantities.Where(q => !rendered.Quantities.Any(r => Same(q, r, source, rendered))).DistinctBy(Name).ToList();
        var added = rendered.Quantities.Where(q => !source.Quantities.Any(s => Same(s, q, source, rendered))).DistinctBy(Name).ToList();
        foreach (var quantity in missing)
        {
            if (added.Find(a => a.Low == quantity.Low && a.High == quantity.High) is { } changed)
            {
                added.Remove(changed);
                differences.Add($"the number {Name(quantity)} became {Name(changed)}");
            }
            else
            {
                differences.Add($"the number {Name(quantity)} is missing");
            }
        }

        differences.AddRange(added.Select(q => $"the number {Name(q)} was added: the statement does not have it"));
    }

    // A unit word may be far from its number in plain prose ("5 days in a row"), but what is given or measured keeps its unit: mg/day is not mg/m².
    private static bool Same(Quantity a, Quantity b, Facts source, Facts rendered)
    {
        if (a.Low != b.Low || a.High != b.High || a.Comparator != b.Comparator || (a.Schedule == "every") != (b.Schedule == "every"))
        {
            return false;
        }

        return a.Unit == b.Unit
            || (a.Unit.Length == 0 && !Units.IsAmount(b.Unit))
            || (b.Unit.Length == 0 && !Units.IsAmount(a.Unit))
            || (a.Unit == $"{b.Unit}/day" && rendered.Schedules.Contains("1/day"))
            || (b.Unit == $"{a.Unit}/day" && source.Schedules.Contains("1/day"));
    }

    private static void CompareSchedules(List<string> differences, Facts source, Facts rendered)
    {
        foreach (var schedule in source.Schedules.Where(s => !Has(rendered, s)).Order(StringComparer.Ordinal))
        {
            differences.Add($"how often ({schedule}) is missing");
        }

        foreach (var schedule in rendered.Schedules.Where(s => !Has(source, s)).Order(StringComparer.Ordinal))
        {
            differences.Add($"how often ({schedule}) was added: the statement does not say it");
        }
    }

    // "once daily" may be told as "mg/m² a day".
    private static bool Has(Facts facts, string schedule) =>
        facts.Schedules.Contains(schedule) || (schedule == "1/day" && facts.Quantities.Any(q => q.Unit.EndsWith("/day", StringComparison.Ordinal)));

    private static void CompareStrength(List<string> differences, Facts source, Facts rendered)
    {
        // "needs" may be a noun ("rehabilitation needs"): it is not asked for.
        var missing = source.Strength.Where(c => !c.Phrase.Equals("needs", StringComparison.OrdinalIgnoreCase) && rendered.Strength.All(r => ClassOf(r) != ClassOf(c))).DistinctBy(ClassOf).ToList();
        var added = rendered.Strength.Where(c => source.Strength.All(s => ClassOf(s) != ClassOf(c))).DistinctBy(ClassOf).ToList();
        for (var i = 0; i < Math.Max(missing.Count, added.Count); i++)
        {
            differences.Add((i < missing.Count, i < added.Count) switch
            {
                (true, true) => $"\"{added[i].Phrase}\" was added: the statement says \"{missing[i].Phrase}\"",
                (true, false) => $"\"{missing[i].Phrase}\" is missing",
                _ => $"\"{added[i].Phrase}\" was added: the statement does not say it",
            });
        }
    }

    // What must not be given is contraindicated; a reader may be told either.
    private static string ClassOf(StrengthCue cue) => cue.Class is "do not" ? "prohibit" : cue.Class;

    // An exception ("unless") may be told with a negation, and the other way round.
    private static void ComparePolarity(List<string> differences, Facts source, Facts rendered)
    {
        if (source.IsNegated && !rendered.IsNegated && !rendered.HasException)
        {
            differences.Add($"the negation is missing{(source.Negations.Count > 0 ? $": the statement says \"{source.Negations[0].Phrase}\"" : "")}");
        }
        else if (!source.IsNegated && rendered.IsNegated && !source.HasException)
        {
            differences.Add($"a negation{(rendered.Negations.Count > 0 ? $" (\"{rendered.Negations[0].Phrase}\")" : "")} was added: the statement has none");
        }
    }

    private static void CompareConditions(List<string> differences, Facts source, Facts rendered)
    {
        if (source.HasException && !rendered.HasException)
        {
            differences.Add($"the exception \"{source.Conditions.Find(c => c.Kind == "exception").Phrase} …\" is missing");
        }
        else if (source.Conditions.Count > 0 && !ConditionReader.HasAnyCondition(rendered.Text))
        {
            differences.Add($"the condition \"{source.Conditions[0].Phrase} …\" is missing");
        }

        var (before, after) = (rendered.Before - source.Before, rendered.After - source.After);
        if ((before > 0 && after < 0) || (before < 0 && after > 0))
        {
            differences.Add(before > 0 ? "\"after\" became \"before\"" : "\"before\" became \"after\"");
        }
    }

    // HER2, V600E, NG99: a name with a digit that the statement does not have is another one.
    private static void CompareNames(List<string> differences, Facts source, Facts rendered)
    {
        var known = source.Names.ToHashSet(StringComparer.Ordinal);
        differences.AddRange(rendered.Names.Distinct(StringComparer.Ordinal).Where(n => !known.Contains(n)).Select(n => $"the name \"{n}\" was added: the statement does not have it"));
    }

    private static string Name(Quantity q)
    {
        var amount = string.Create(CultureInfo.InvariantCulture, $"{q.Low}{(q.Low == q.High ? "" : $"-{q.High}")}");
        var comparator = q.Comparator == "~" ? "about " : q.Comparator;
        return $"{(q.Schedule == "every" ? "every " : "")}{comparator}{amount}{(q.Unit.Length == 0 ? "" : q.Unit is "%" || q.Unit[0] == '/' ? q.Unit : $" {q.Unit}")}";
    }

    private static bool HasDigit(Lexeme lexeme) => lexeme.Kind == LexemeKind.Number || lexeme.Shape.HasDigit;

    private sealed record Facts(string Text, List<Lexeme> Lexemes, List<Quantity> Quantities, HashSet<string> Schedules, List<StrengthCue> Strength, List<CueSpan> Negations, List<ConditionCue> Conditions)
    {
        public bool IsNegated => Negations.Count > 0 || Strength.Exists(c => c.Negated);

        public bool HasException => Conditions.Exists(c => c.Kind == "exception");

        /// <summary>How often the text says "before", or that something precedes an operation.</summary>
        public int Before => Lexemes.Count(l => l.Text is "before" or "preoperative" or "preoperatively" or "pre" or "prior");

        public int After => Lexemes.Count(l => l.Text is "after" or "following" or "postoperative" or "postoperatively" or "post");

        /// <summary>Codes with a digit: <c>her2</c>, <c>ng99</c>, <c>ef-11</c>.</summary>
        public IEnumerable<string> Names
        {
            get
            {
                for (var i = 0; i < Lexemes.Count;)
                {
                    CompoundWord word = new(Lexemes, i);
                    for (var g = 0; g < word.Groups.Count; g++)
                    {
                        var (first, last) = word.Groups[g];
                        if (last > first ? Lexemes.FindIndex(first, last - first + 1, HasDigit) >= 0 : Lexemes[first].Kind == LexemeKind.Word && Lexemes[first].Shape is { HasLetter: true, HasDigit: true } && !Units.IsAttachable(Lexemes[first].Text))
                        {
                            yield return word.Forms(g)[0];
                        }
                    }

                    i = word.End;
                }
            }
        }

        public static Facts Of(string text)
        {
            var lexemes = LexemeScanner.Read(text);
            return new Facts(
                text,
                lexemes,
                [.. QuantityReader.Read(lexemes).Where(q => q.Unit != "times" || q.Schedule.Length == 0)],
                Vocabulary.Schedules.In(lexemes),
                StrengthReader.Read(text, lexemes),
                PolarityReader.Read(text, lexemes),
                ConditionReader.Read(text, lexemes));
        }
    }
}
