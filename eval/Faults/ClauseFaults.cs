namespace GuidanceQa.Eval.Faults;

/// <summary>A sentence without the clause that limits it.</summary>
internal static class ClauseFaults
{
    private const int FewestWordsLeft = 3;

    // A clause with a verb of its own goes to the next comma.
    private static readonly PhraseTable Conditions = new(
        """
        if => clause
        when => clause
        where => clause
        provided => clause
        as long as => clause
        until => clause
        unless => clause
        even if =>
        even when =>
        as if =>
        not known if =>
        depends on =>
        """);

    // A phrase without a verb ends where the verb of the sentence comes.
    private static readonly PhraseTable Settings = new(
        """
        in patients => phrase
        for patients => phrase
        in people => phrase
        for people => phrase
        in adults => phrase
        in children => phrase
        in selected => phrase
        for selected => phrase
        in those => phrase
        for those => phrase
        in asymptomatic => phrase
        for asymptomatic => phrase
        in symptomatic => phrase
        for symptomatic => phrase
        with more than => phrase
        after => phrase
        before => phrase
        during => phrase
        for age => phrase
        for tumours => phrase
        after which =>
        before and after =>
        before or =>
        """);

    private static readonly PhraseTable Leading = new(
        """
        for => phrase
        with => phrase
        in => phrase
        at => phrase
        """);

    private static readonly PhraseTable Limits = new("only => ∅\nonly if => if\nonly when => when\nnot only =>");

    private static readonly PhraseTable Exceptions = new(
        """
        unless => clause
        except => clause
        except for => clause
        except in => clause
        other than => clause
        apart from => clause
        excluding => clause
        with the exception of => clause
        but not => clause
        not for => clause
        not in => clause
        not with => clause
        but no => clause
        is not for =>
        are not for =>
        is not in =>
        are not in =>
        nothing but =>
        """);

    // The exception is turned into its opposite: it no longer excepts anything.
    private static readonly PhraseTable Turned = new(
        """
        unless => even if | whether or not
        except => including
        except for => including
        except in => including in
        other than => including
        apart from => including
        excluding => including
        with the exception of => including
        but not => and
        not for => also for
        a possible exception => no exception
        no exception =>
        exception => example
        is not for =>
        are not for =>
        """);

    private static readonly PhraseTable Qualified = new(
        """
        patients with => phrase
        patients who => phrase
        patients whose => phrase
        patients in whom => phrase
        people with => phrase
        people who => phrase
        adults with => phrase
        adults who => phrase
        children with => phrase
        those with => phrase
        those who => phrase
        outpatients with => phrase
        """);

    private static readonly string[] Verbs = ["is", "are", "was", "were", "has", "have", "had", "should", "may", "can", "must", "do", "does", "did", "will", "could", "improves", "watch"];

    // "In the trial", "In 2022", "In the EU label": where it was said is no condition of what is said.
    private static readonly string[] Provenance = ["trial", "trials", "study", "studies", "label", "guideline", "article", "document", "documents", "references", "table", "guidance", "EU", "US", "United", "short", "contrast", "addition"];

    /// <summary>Without the clause from <c>if</c>, <c>when</c>, <c>in patients with</c> … to the next comma or the end; without <c>only</c>.</summary>
    public static IEnumerable<string> Condition(string text) =>
        Cuts(text, Conditions, (_, _) => false)
            .Concat(Limits.Variants(text))
            .Concat(Cuts(text, Settings, IsVerb))
            .Concat(Cuts(text, Leading, IsVerb, (t, m) => m.Start == 0 || t.AsSpan(0, m.Start).EndsWith(": ")));

    /// <summary>Without the clause from <c>unless</c>, <c>except</c>, <c>other than</c> …, or with its contrary.</summary>
    public static IEnumerable<string> Exception(string text) => Cuts(text, Exceptions, (_, _) => false).Concat(Turned.Variants(text));

    /// <summary>"Patients with fever" become "patients".</summary>
    public static IEnumerable<string> PatientsWithout(string text)
    {
        foreach (var match in Qualified.Matches(text))
        {
            var noun = match.Start + text[match.Start..].IndexOf(' ', StringComparison.Ordinal);
            var end = ClauseEnd(text, noun, match.Start + match.Length, text.AsSpan(match.Start, match.Length).EndsWith(" with") ? IsVerb : IsVerbBehindWho);
            if (end > noun)
            {
                yield return Wording.Tidy(Wording.Replaced(text, noun, end - noun, ""));
            }
        }
    }

    private static IEnumerable<string> Cuts(string text, PhraseTable markers, Func<string, int, bool> stops, Func<string, PhraseMatch, bool>? applies = null)
    {
        foreach (var match in markers.Matches(text).Where(m => m.Alternatives.Count > 0 && (applies is null || applies(text, m))))
        {
            var start = match.Start;
            var end = ClauseEnd(text, start, start + match.Length, stops);
            var clause = text[start..end];
            if (Wording.WordCount(clause) < 2 || (applies is not null && (end >= text.Length || text[end] != ',' || IsProvenance(clause))))
            {
                continue;
            }

            // A clause in front takes its comma along; one behind the sentence takes the comma before it.
            var before = text[..start].TrimEnd();
            var isInFront = before.Length == 0 || before[^1] is ':' or ';' or '.' or '(' or ',';
            if (isInFront && end < text.Length && text[end] == ',')
            {
                end++;
            }

            var left = Wording.Tidy(before.TrimEnd(',') + " " + text[end..].TrimStart());
            if (Wording.WordCount(left) >= FewestWordsLeft)
            {
                yield return left;
            }
        }
    }

    // The next comma, semicolon or colon, the bracket that closes around the clause, or the full stop.
    private static int ClauseEnd(string text, int start, int from, Func<string, int, bool> stops)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i++)
        {
            var isLast = i + 1 == text.Length;
            if (text[i] == ')' && --depth < 0)
            {
                return i;
            }

            depth += text[i] == '(' ? 1 : 0;
            if (depth == 0 && i >= from && (text[i] is ',' or ';' or ':' or '.' && (isLast || text[i + 1] == ' ')))
            {
                return i;
            }

            if (depth == 0 && i > from && text[i] == ' ' && stops(text, i + 1))
            {
                return i;
            }
        }

        return text.Length;
    }

    private static bool IsVerb(string text, int at) => Verbs.Contains(WordAt(text, at), StringComparer.Ordinal);

    // The first verb behind "who" is the patients'; those behind it stay too, which leaves less and still widens.
    private static bool IsVerbBehindWho(string text, int at) => WordAt(text, at) is var word && (word is "should" or "may" or "can" or "must" or "is" or "are" || word is "was" or "were" && !text.AsSpan(0, at).TrimEnd().EndsWith("who"));

    private static bool IsProvenance(string clause) => NumberFaults.NumbersOf(clause).Any(n => n.Length >= 4) || Wording.WordsOf(clause).Any(w => Provenance.Contains(w, StringComparer.OrdinalIgnoreCase));

    private static string WordAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[at..end];
    }
}
