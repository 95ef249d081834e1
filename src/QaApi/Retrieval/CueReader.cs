using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>How strongly does a turn lean on the turns before it?</summary>
public enum CueStrength
{
    None,
    Weak,
    Strong,
}

/// <summary>By what a follow-up shows itself.</summary>
/// <param name="Strength">Strong: the turn makes no sense alone. Weak: it may.</param>
/// <param name="Refers">A pronoun or a definite noun stands for something said before; that is then wanted too, beside what the turn names.</param>
/// <param name="Replaces">"What about X?", "no, X": X takes the place of its like.</param>
/// <param name="Returns">"Back to X": what was said when X was spoken of counts, not what was said last.</param>
/// <param name="IsFragment">A few words without a verb: whatever it names, its like is replaced and the rest holds.</param>
/// <param name="AddsTime">"After X", "during X": X says when, and takes no other's place.</param>
internal sealed record Cue(CueStrength Strength, bool Refers, bool Replaces, bool Returns, bool IsFragment, bool AddsTime)
{
    /// <summary>"The second option": which of several, from 1; -1 for the last; null without.</summary>
    public int? Ordinal { get; init; }

    /// <summary>"And if it is 3 cm?", "what if they had chemotherapy before?": a condition is added to what was asked; nothing gives way to it.</summary>
    public bool AddsCondition { get; init; }

    /// <summary>"Does it help his mood too?": what is named takes its like's place, whatever else the turn refers to.</summary>
    public bool AddsAnother { get; init; }

    /// <summary>It stands for one thing ("it", "that drug"), not for several.</summary>
    public bool IsSingular { get; init; }
}

/// <summary>Reads the cues of a turn, by closed lists of English words.</summary>
internal static class CueReader
{
    private const int LongestFragment = 6;

    // "common pitfalls progressive tumour" is a search in keywords, "poor marrow function?" the rest of a question.
    private const int MostInFragment = 2;

    // A fact is told early or not at all.
    private const int VerbOfAFact = 6;

    private static readonly string[] AlwaysOpen = ["what about", "how about", "and ", "e.g", "for example"];

    private static readonly string[] SayWhen = ["after", "before", "during", "while", "following"];

    // A pronoun behind one of these refers to what stands before it in the same message.
    private static readonly string[] Clauses = [". ", "? ", "! ", "; ", ", ", " - ", " and ", " but ", " because ", " when ", " if ", " so ", " that ", " or "];

    private static readonly string[] Openers =
    [
        "and ", "but ", "or ", "so ", "also ", "then ", "what about", "how about", "what if", "in that case", "same for", "what else", "anything else", "any other", "ok ", "okay ", "even if", "even when", "what then", "if so", "if not", "e.g", "for example",
        "if ", "once ", "when exactly", "just ", "only ", "not even", "still ", "instead", "otherwise", "at least",
    ];

    // A phrase with a preposition in front has no subject of its own.
    private static readonly string[] Prepositions =
        ["for", "with", "without", "in", "at", "after", "before", "during", "on", "to", "of", "per", "under", "over", "until", "by", "from", "despite", "following"];

    // "For how long" asks; "In which patients" names what it asks for.
    private static readonly string[] AfterPreposition = ["which", "what", "whom", "people", "patients", "someone", "a", "an", "the"];

    // These open a question that stands alone as often as one that leans; they are a cue only where hardly anything follows.
    private static readonly string[] ShortOpeners =
        ["for how long", "how long", "how often", "how quickly", "how soon", "how much", "how many", "how", "why", "since when", "when", "which", "is ", "does ", "can ", "should ", "what dose", "what are", "who", "what level", "how come"];

    private static readonly string[] SubstitutionOpeners =
        ["what about ", "how about ", "and what about ", "but what about ", "and how about ", "and for ", "and in ", "same for ", "is it the same for ", "is that the same for ", "and with ", "and ", "or ", "e.g. ", "for example ", "then "];

    private static readonly string[] Conditions = ["and if ", "but if ", "what if ", "if ", "even if ", "and when ", "and in case ", "in case ", "once ", "and once "];

    // "Does the same go for X?"
    private static readonly string[] SamePhrases =
        ["the same go for", "the same apply to", "the same apply for", "the same hold for", "the same true for", "that also apply to", "that also hold for", "that also true for", "it also apply to", "this also apply to", "that apply to", "this apply to", "same question for", "same goes for", "the same with", "the same in "];

    private static readonly string[] Corrections =
        ["no, ", "no. ", "no - ", "nope", "sorry, ", "sorry ", "i meant", "i mean", "i said", "typo", "correction", "actually, ", "actually ", "not that one", "oops", "my mistake", "rather, "];

    private static readonly string[] Returns = ["back to", "going back", "returning to", "return to", "coming back to", "as for the", "earlier you", "you said earlier", "about the first"];

    private static readonly string[] NewTopics =
        ["different thing", "different question", "different topic", "another question", "another topic", "another thing", "new question", "new topic", "unrelated", "separate question", "separately", "on another note", "something else:", "change of subject", "changing the subject", "other question", "completely different", "by the way", "btw"];

    private static readonly string[] Pronouns = ["it", "its", "they", "them", "their", "those", "these", "ones", "either", "neither", "both", "former", "latter"];

    private static readonly string[] Ordinals = ["first", "second", "third", "last", "other"];

    private static readonly string[] OrdinalNouns = ["one", "ones", "option", "drug", "trial", "choice", "point", "of"];

    // What stands for one drug or procedure: pronouns, and nouns that only such a thing has.
    private static readonly string[] OneThing = ["it", "its", "drug", "medicine", "dose", "schedule", "regimen", "procedure", "operation"];

    // What is added to something said before.
    private static readonly string[] Additions = ["instead", "too", "either", "specifically", "otherwise", "alternatively", "alternative", "alternatives"];

    // "that" and "this" stand for something only after a word that wants an object, or as a whole: "is that true", not "drugs that cause".
    private static readonly string[] BeforeDemonstrative =
        ["is", "are", "was", "does", "do", "did", "would", "will", "can", "should", "of", "about", "for", "after", "before", "with", "like", "than", "to", "in", "if", "when", "because", "has", "doing", "why", "how", "s"];

    private static readonly string[] DefiniteNouns =
        ["drug", "dose", "medicine", "treatment", "therapy", "regimen", "schedule", "scan", "operation", "surgery", "procedure", "test", "option", "approach", "recommendation", "trial", "condition", "disease", "tablet", "tablets", "combination", "difference", "benefit", "risk", "evidence", "interval"];

    private static readonly string[] Verbs =
    [
        "is", "are", "was", "were", "am", "be", "been", "do", "does", "did", "has", "have", "had", "can", "could", "should", "would", "will", "may", "might", "must", "need", "needs", "get", "gets", "got", "give", "given", "take", "use", "used", "work", "works",
        "mean", "means", "help", "helps", "start", "stop", "go", "come", "comes", "make", "want", "know", "tell", "show", "say", "says", "think", "happen", "happens", "cause", "causes", "recommended", "treated", "needed", "allowed", "approved", "licensed",
    ];

    private static readonly string[] Facts = ["is", "are", "was", "were", "has", "have", "had", "fell", "rose", "came", "went", "got", "started", "stopped", "turned", "feels", "gets", "be", "s", "m"];

    private static readonly string[] Interrogatives =
        ["what", "which", "who", "whom", "whose", "when", "where", "why", "how", "is", "are", "was", "were", "do", "does", "did", "can", "could", "should", "would", "will", "may", "must", "has", "have", "had", "am", "list", "tell", "give", "explain", "describe", "compare", "show", "name", "define", "summarise", "summarize"];

    /// <param name="own">Content units of the turn, in its order.</param>
    /// <param name="type">One of <see cref="QuestionTypes"/>: the turn's own.</param>
    public static Cue Read(string question, IReadOnlyList<FoundUnit> own, string type)
    {
        var text = question.Trim().ToLowerInvariant();
        var words = Words(text);
        var hasKey = own.Any(Understanding.IsKey);
        var known = own.Count(u => u.IsKnown);
        var returns = Returns.Any(r => text.Contains(r, StringComparison.Ordinal));
        if (!returns && NewTopics.Any(t => text.StartsWith(t, StringComparison.Ordinal) || text.Contains(". " + t, StringComparison.Ordinal)))
        {
            return new Cue(CueStrength.None, false, false, false, false, false);
        }

        var corrects = Corrections.Any(c => text.StartsWith(c, StringComparison.Ordinal)) || (text.Contains(" not ", StringComparison.Ordinal) && text.Contains("i mean", StringComparison.Ordinal));
        var same = SamePhrases.Any(p => text.Contains(p, StringComparison.Ordinal));
        var refers = same || RefersBack(text, own) || HasOrdinal(words);
        if (!refers && known > 0 && words.Any(IsTheSource))
        {
            return new Cue(corrects || returns ? CueStrength.Strong : CueStrength.None, false, corrects, returns, false, false);
        }

        var opener = Openers.Any(o => text.StartsWith(o, StringComparison.Ordinal)) || (known <= 1 && ShortOpeners.Any(o => text.StartsWith(o, StringComparison.Ordinal)))
            || (words.Length > 1 && Prepositions.Contains(words[0], StringComparer.Ordinal) && !AfterPreposition.Contains(words[1], StringComparer.Ordinal));
        var fragment = words.Length <= LongestFragment && known <= MostInFragment && !words.Any(w => Verbs.Contains(w, StringComparer.Ordinal));
        var definite = HasDefiniteNoun(words, hasKey);

        // "What are the main side effects?": of what?
        var attributeOnly = !hasKey && own.Any(u => QuestionTypes.IsAttribute(type, u.Label)) && own.All(u => u.IsCommon || QuestionTypes.IsAttribute(type, u.Label));
        var strong = refers || attributeOnly || corrects || returns || definite || known == 0 || ((opener || fragment || Tells(text, words)) && !hasKey) || words.Any(w => Additions.Contains(w, StringComparer.Ordinal))
            || (opener && (fragment || AlwaysOpen.Any(o => text.StartsWith(o, StringComparison.Ordinal))));
        var strength = strong ? CueStrength.Strong : opener || !hasKey ? CueStrength.Weak : CueStrength.None;
        var adds = Conditions.Any(c => text.StartsWith(c, StringComparison.Ordinal));
        return new Cue(strength, refers || definite, corrects || same || (!adds && (IsSubstitution(question, known) || (fragment && opener))), returns, fragment && !adds, words.Any(w => SayWhen.Contains(w, StringComparer.Ordinal)))
        {
            AddsCondition = adds,
            AddsAnother = words is [.., "too"] or [.., "as", "well"] || words.Contains("also", StringComparer.Ordinal),
            Ordinal = OrdinalOf(words),
            IsSingular = (refers || definite) && words.Any(w => OneThing.Contains(w, StringComparer.Ordinal)),
        };
    }

    /// <summary>True for "what about X?" and its kin: the earlier question is asked again with one part replaced.</summary>
    public static bool IsSubstitution(string question, int ownUnits)
    {
        var text = question.Trim().ToLowerInvariant();
        return ownUnits is > 0 and <= 2 && text.Length < 80 && SubstitutionOpeners.Any(o => text.StartsWith(o, StringComparison.Ordinal));
    }

    private static string[] Words(string text) =>
        text.Split([' ', ',', '.', '?', '!', ';', ':', '(', ')', '\'', '’', '"', '\n'], StringSplitOptions.RemoveEmptyEntries);

    // A pronoun refers to an earlier turn unless something stands in an earlier clause of the same message that it can mean.
    private static bool RefersBack(string text, IReadOnlyList<FoundUnit> own)
    {
        // "Does that mean …?": the word that stands for what was said also begins a clause.
        if (Words(text) is [var verb, "that" or "this", var next, ..] && BeforeDemonstrative.Contains(verb, StringComparer.Ordinal) && !IsTheSource(next))
        {
            return true;
        }

        var clauses = text.Split(Clauses, StringSplitOptions.RemoveEmptyEntries);
        var named = false;
        foreach (var clause in clauses)
        {
            var words = Words(clause);
            if (!named && (words.Any(w => Pronouns.Contains(w, StringComparer.Ordinal)) || HasDemonstrative(words) || PointsThere(words)))
            {
                return true;
            }

            named |= own.Any(u => (Understanding.IsKey(u) || u.Concept is not null || !u.IsCommon) && clause.Contains(u.Label, StringComparison.OrdinalIgnoreCase));
        }

        return false;
    }

    // "is approved for there?", not "is there a …"; "the one", not "one dose".
    private static bool PointsThere(string[] words) =>
        (words.Length > 1 && words[^1] == "there" && words[^2] is not ("is" or "are"))
        || words.Zip(words.Skip(1)).Any(p => p is { Second: "one", First: "the" or "that" or "this" or "which" or "other" });

    // "Her platelets are 40,000", "ANC fell to 0.8": a fact is told, and nothing is asked.
    private static bool Tells(string text, string[] words) =>
        words.Length >= 3 && !text.EndsWith('?') && !words.Any(w => w is "what" or "which" or "how" or "when" or "why" or "who" or "where") && !Interrogatives.Contains(words[0], StringComparer.Ordinal)
        && words.Take(VerbOfAFact).Any(w => Facts.Contains(w, StringComparer.Ordinal));

    private static bool HasOrdinal(string[] words) =>
        words.Zip(words.Skip(1)).Any(pair => Ordinals.Contains(pair.First, StringComparer.Ordinal) && OrdinalNouns.Contains(pair.Second, StringComparer.Ordinal))
        || (words.Length > 0 && Ordinals.Contains(words[^1], StringComparer.Ordinal) && words.Length > 1 && words[^2] == "the");

    private static int? OrdinalOf(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            // "The second option", "second one"; not "first choice for …".
            var isPointed = i > 0 && words[i - 1] is "the" or "that" or "this";
            var next = i + 1 < words.Length ? words[i + 1] : null;
            if (words[i] != "other" && Ordinals.Contains(words[i], StringComparer.Ordinal) && (next is null ? isPointed : next is "one" or "ones" || (isPointed && OrdinalNouns.Contains(next, StringComparer.Ordinal))))
            {
                return words[i] switch { "first" => 1, "second" => 2, "third" => 3, _ => -1 };
            }
        }

        return null;
    }

    private static bool HasDemonstrative(string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is "that" or "this" && (i == 0 || i == words.Length - 1 || BeforeDemonstrative.Contains(words[i - 1], StringComparer.Ordinal)) && !IsAboutTheSource(words, i + 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Does a question speak of the text that it is asked of ("this page")?</summary>
    public static bool IsAboutTheSource(string question) => Words(question.ToLowerInvariant()).Any(IsTheSource);

    // "this guidance", "that article": the source itself, no earlier turn.
    private static bool IsAboutTheSource(string[] words, int at) => at < words.Length && IsTheSource(words[at]);

    private static bool IsTheSource(string word) => word is "guidance" or "guideline" or "article" or "document" or "page" or "site" or "source" or "text" or "publisher" or "author" or "authors";

    private static bool HasDefiniteNoun(string[] words, bool hasKeyEntity)
    {
        for (var i = 0; i + 1 < words.Length && !hasKeyEntity; i++)
        {
            if (words[i] is "the" or "that" or "this" or "same" && DefiniteNouns.Contains(words[i + 1], StringComparer.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
