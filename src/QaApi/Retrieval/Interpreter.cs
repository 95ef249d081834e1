using System.Text.RegularExpressions;
using GuidanceQa.Indexing.Search;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>What does this turn mean, given the turns before it? Deterministic; of earlier answers only their order is looked at, for "the second option". Not for ranking.</summary>
/// <param name="answered">The statements that answered an earlier turn, in the answer's order; null where answers are not to be had.</param>
public sealed partial class Interpreter(SearchIndex index, Func<Understanding, IReadOnlyList<IndexedStatement>>? answered = null)
{
    // Decay by age and reach in turns (methods 2.3: lambda .7, last six user turns).
    private const double Decay = 0.7;
    private const int Reach = 6;

    // A turn that names nothing of its own is about what was carried; at .4 its bare adjectives would win over the topic.
    private const double WeightWhenBare = 0.8;
    private const double StrongWeight = 0.4;

    // A whole question that names nothing which could be its subject may be about anything: the topic decides between equals.
    private const double WeakWeight = 0.2;
    private const int MostOwnWhenWeak = 2;
    private const int MostCarried = 3;
    private const int MostWords = 4;
    private const int MostPointedAt = 2;

    // "Can I still go and drive": words of grammar between the doer and the deed.
    private const int MostBetween = 4;

    private static readonly string[] Alternatives = [" or ", " versus ", " vs ", " vs. ", "compare", "better than", "instead of", "rather than"];

    /// <summary>The spelling of what the corpus knows; it takes a list of all of it, so there is one.</summary>
    internal Spelling Spelling { get; } = new(index);

    private EnglishLayer English => index.Lexicon.English;

    /// <param name="history">Earlier questions, oldest first; empty when the turn is to stand alone.</param>
    public Understanding Understand(string question, IReadOnlyList<Exchange> history, Filters filters)
    {
        List<(Understanding Turn, string? MessageId)> before = [];
        foreach (var exchange in history.TakeLast(Reach))
        {
            before.Add((Understand(exchange.Question, before, Filters.None), exchange.MessageId));
        }

        return Understand(question, before, filters);
    }

    private Understanding Understand(string asked, List<(Understanding Turn, string? MessageId)> before, Filters filters)
    {
        var own = QueryUnits.Of(index, PersonalIdentifiers.Blank(asked), isQuestion: true, filters.DocumentIds);
        var mended = Spelling.Mend(asked, own);
        var question = PersonalIdentifiers.Blank(mended);
        own = mended == asked ? own : QueryUnits.Of(index, question, isQuestion: true, filters.DocumentIds);
        var senses = Senses(mended, own, before, filters);
        if (senses is [var told])
        {
            // The conversation has said which one it means.
            mended = told;
            question = PersonalIdentifiers.Blank(mended);
            own = QueryUnits.Of(index, question, isQuestion: true, filters.DocumentIds);
        }

        if (before.Count > 0 && AnswerRequests.Read(question, own, before[^1].Turn) is { } request)
        {
            var about = before[^1].Turn;
            return about with { Request = request, Query = about.Query with { DocumentIds = filters.DocumentIds, Kinds = filters.Kinds }, Interpretation = about.Interpretation with { TopicSwitch = false, Carried = [], Filters = filters } };
        }

        var type = QuestionTypes.Of(question);
        var hasKey = own.Any(Understanding.IsKey);
        var cue = before.Count == 0 ? null : CueReader.Read(question, own, type);
        List<CarriedUnit> carried = [];
        var inherits = false;
        if (cue is { Strength: CueStrength.Strong } || (cue is { Strength: CueStrength.Weak } && !own.Any(IsThing) && own.Count(u => u is { IsKnown: true, IsCommon: false }) <= MostOwnWhenWeak))
        {
            carried = Listed(cue, own, before) ?? Carry(own, cue, before, cue.Strength == CueStrength.Weak ? WeakWeight : hasKey ? StrongWeight : WeightWhenBare);
            if (type is QuestionTypes.General or QuestionTypes.YesNo && (cue.Replaces || cue.AddsCondition))
            {
                type = before[^1].Turn.QuestionType;
                inherits = true;
            }
        }

        // Where an amount, a time or a difference is asked for, only what is said of the thing itself answers.
        Func<FoundUnit, QueryUnit> unit = type is QuestionTypes.Dose or QuestionTypes.Timing or QuestionTypes.Comparison or QuestionTypes.Definition || QuantityReader.Read(question).Any(q => QuantityReader.IsAmount(q.Unit)) ? QueryUnits.WithoutKind : u => u.Unit;
        List<QueryUnit> units = [.. own.Select(unit), .. carried.Select(c => unit(c.Unit) with { Weight = c.Weight })];
        Interpretation interpretation = new(
            Standalone(mended, carried),
            type,
            cue is not null && carried.Count == 0 && own.Any(u => u.IsKnown),
            [.. carried.Select(c => new CarriedTerm(c.Name, c.FromMessageId))],
            filters);
        var words = Tokeniser.Read(question).GroupBy(t => t.Position).Select(g => g.Select(t => t.Term).ToList()).ToList();
        return new Understanding(
            interpretation,
            own,
            carried,
            new Query(units, filters.DocumentIds, filters.Kinds),
            carried.Count > 0 && !hasKey && cue is { Strength: CueStrength.Strong },
            words.Count(forms => forms.All(f => English.IsCommon(f) && !English.IsFunctionWord(f) && !English.IsScaffold(f) && index.Frequency(index.Lexicon.Normal(f)) == 0)),
            IsForeign(words))
        {
            Deed = DeedOf(question, own),
            InheritsType = inherits,
            Substitutes = cue is { Replaces: true },
            Choices = senses.Count > 1 ? senses : cue is { IsSingular: true, Ordinal: null } && carried.Count > 1 ? Tied(mended, before[^1].Turn, carried) : [],
        };
    }

    // The question with a short form written out for which documents have several long forms: in the one sense that the conversation has named, else in each; empty when nothing is open.
    private IReadOnlyList<string> Senses(string question, IReadOnlyList<FoundUnit> own, List<(Understanding Turn, string? MessageId)> before, Filters filters)
    {
        if (index.Lexicon.Open(question, filters.DocumentIds) is not [var open, ..] || open.Senses.Any(s => Names(own, s)))
        {
            return [];
        }

        var spoken = before.Select(b => b.Turn.Own.Concat(b.Turn.Carried.Select(c => c.Unit)).ToList()).Reverse().Select(units => open.Senses.Where(s => Names(units, s)).ToList()).FirstOrDefault(named => named.Count > 0);
        return [.. (spoken ?? open.Senses).Select(s => question[..open.Start] + s.Preferred + question[(open.Start + open.ShortForm.Length)..])];
    }

    // The first word of content behind "can I", "should my father": what is to be done, by whoever it is.
    private static FoundUnit? DeedOf(string question, IReadOnlyList<FoundUnit> own)
    {
        if (CueReader.IsAboutTheSource(question) || Doer().Match(question) is not { Success: true } doer)
        {
            return null;
        }

        var from = doer.Index + doer.Length;
        var next = own.Select(u => (Unit: u, At: question.IndexOf(u.Label, from, StringComparison.Ordinal))).Where(u => u.At >= 0).OrderBy(u => u.At).FirstOrDefault();
        return next.Unit is not null && question[from..next.At].Count(c => c == ' ') <= MostBetween && !question[from..next.At].Any(char.IsPunctuation) ? next.Unit : null;
    }

    [GeneratedRegex(@"\b(?:can|could|may|might|should|shall|will|would|must)\s+(?:i|he|she|we|they|you|mum|mom|dad|patients|people|someone|somebody|(?:my|our|his|her|the|a)\s+(?:wife|husband|partner|mother|father|mum|mom|dad|son|daughter|brother|sister|friend|child|children|kids|gran|grandma|grandad|patient|patients|family))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doer();

    private static bool Names(IEnumerable<FoundUnit> units, Concept concept) => units.Any(u => u.Concept?.Key == concept.Key);

    // "Drug A or drug B?", then "what is its dose?": two antecedents of one class, equally recent, set against each other. Asked back, not guessed (methods 2.4, guard iv).
    private static IReadOnlyList<string> Tied(string question, Understanding before, List<CarriedUnit> carried)
    {
        var asked = before.Interpretation.StandaloneQuestion;
        var tied = carried.Where(c => c.Unit.Concept is { Class: "drug" or "procedure" } && before.Own.Contains(c.Unit)).GroupBy(c => c.Unit.Concept!.Class, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.ToList();
        return tied is not null && Alternatives.Any(a => asked.Contains(a, StringComparison.OrdinalIgnoreCase))
            ? [.. tied.Select(t => Standalone(question, [t, .. carried.Where(c => !tied.Contains(c))]))]
            : [];
    }

    // What an ordinal points at: a thing of the question before where that lists several, else the thing of that number in the answer before, else its statement of that number.
    private List<CarriedUnit>? Listed(Cue cue, IReadOnlyList<FoundUnit> own, List<(Understanding Turn, string? MessageId)> before)
    {
        if (cue.Ordinal is not { } ordinal)
        {
            return null;
        }

        var (turn, messageId) = before[^1];
        var asked = Several(turn.Own);
        var told = answered is null || asked is not null ? [] : answered(turn);
        var named = asked ?? told.Take(1).Select(s => Several(New(s, turn))).FirstOrDefault();
        List<FoundUnit> meant = named is not null ? At(named, ordinal) is { } one ? [one] : [] : At(told, ordinal) is { } statement ? Pointed(statement, turn) : [];
        if (meant.Count == 0)
        {
            return null;
        }

        var rest = turn.Own.Concat(turn.Carried.Select(c => c.Unit)).Where(u => IsThing(u) && own.All(o => o.Unit.Terms[0].Term != u.Unit.Terms[0].Term) && meant.TrueForAll(m => m.Concept?.Class != u.Concept!.Class));
        return [.. meant.Select(u => new CarriedUnit(u, messageId, WeightWhenBare) { IsPointedAt = true }), .. rest.Take(MostCarried - 1).Select(u => new CarriedUnit(u, messageId, StrongWeight))];
    }

    private IEnumerable<FoundUnit> New(IndexedStatement statement, Understanding turn) =>
        QueryUnits.Of(index, statement.Statement.Text, isQuestion: false).Where(u => turn.Own.All(o => o.Unit.Terms[0].Term != u.Unit.Terms[0].Term));

    // Things of one class, where there are several of it.
    private static List<FoundUnit>? Several(IEnumerable<FoundUnit> units) =>
        units.Where(u => IsThing(u) && Rank(u) == 0).GroupBy(u => u.Concept!.Class, StringComparer.Ordinal).Where(g => g.Count() > 1).OrderByDescending(g => g.Count()).Select(g => g.ToList()).FirstOrDefault();

    private List<FoundUnit> Pointed(IndexedStatement statement, Understanding turn)
    {
        var units = New(statement, turn).ToList();
        List<FoundUnit> things = [.. units.Where(u => IsThing(u) && Rank(u) == 0).Take(MostPointedAt)];
        return things.Count > 0 ? things : [.. units.Where(u => !u.IsCommon).OrderByDescending(u => index.Idf(u.Unit)).Take(MostPointedAt)];
    }

    private static T? At<T>(IReadOnlyList<T> items, int ordinal)
        where T : class => ordinal < 0 && items.Count > 0 ? items[^1] : ordinal > 0 && ordinal <= items.Count ? items[ordinal - 1] : null;

    // Carried are the things that were spoken of: what the vocabulary knows as a drug, a disease and their like; where it knows none, the rarest words.
    // What the turn names takes the place of its like, unless a pronoun wants both.
    private List<CarriedUnit> Carry(IReadOnlyList<FoundUnit> own, Cue cue, List<(Understanding Turn, string? MessageId)> before, double weight)
    {
        var (from, messageId) = cue.Returns ? Returned(own, before) : before[^1];
        var candidates = from.Own.Where(u => u.IsKnown).Select(u => new CarriedUnit(u, messageId, weight))
            .Concat(from.Carried.Where(c => !c.IsPointedAt || cue.Strength == CueStrength.Strong).Select(c => c with { Weight = Math.Min(weight, c.Weight) * Decay }))
            .Where(c => own.All(o => o.Unit.Terms[0].Term != c.Unit.Unit.Terms[0].Term))
            .DistinctBy(c => c.Unit.Unit.Terms[0].Term, StringComparer.Ordinal)
            .ToList();
        var replaces = cue.Replaces || cue.IsFragment || cue.AddsAnother || (!cue.Refers && !cue.AddsCondition);
        var things = candidates.Where(c => IsThing(c.Unit) && !(replaces && own.Any(o => Replaces(o, c.Unit, cue)))).ToList();
        if (things.Count > 0)
        {
            return [.. things.Select((c, i) => (c, i)).OrderBy(c => Rank(c.c.Unit)).ThenBy(c => c.i).Take(MostCarried).OrderBy(c => c.i).Select(c => c.c)];
        }

        if (cue.Strength == CueStrength.Weak || (candidates.Any(c => IsThing(c.Unit)) && !cue.Refers))
        {
            return [];
        }

        var words = candidates.Where(c => c.Unit.Concept is null).ToList();
        return [.. (words.Any(c => !c.Unit.IsCommon) ? words.Where(c => !c.Unit.IsCommon) : words).OrderByDescending(c => index.Idf(c.Unit.Unit)).ThenBy(c => c.Unit.Label, StringComparer.Ordinal).Take(MostWords).OrderBy(candidates.IndexOf)];
    }

    // The newest earlier turn, before the last, that spoke of what this one names.
    private static (Understanding Turn, string? MessageId) Returned(IReadOnlyList<FoundUnit> own, List<(Understanding Turn, string? MessageId)> before)
    {
        for (var i = before.Count - 1; i >= 0; i--)
        {
            if (before[i].Turn.Own.Concat(before[i].Turn.Carried.Select(c => c.Unit)).Any(u => own.Any(o => o.Unit.Terms[0].Term == u.Unit.Terms[0].Term)))
            {
                return before[i];
            }
        }

        return before[^1];
    }

    private static bool IsThing(FoundUnit unit) => unit.Concept is { Class: "drug" or "disease" or "procedure" or "gene" or "symptom" or "test" or "organisation" };

    private static int Rank(FoundUnit unit) => unit.Concept!.Class switch
    {
        "drug" or "disease" or "procedure" => 0,
        "gene" => 1,
        _ => 2,
    };

    private static bool Replaces(FoundUnit own, FoundUnit earlier, Cue cue) =>
        own.Concept is { } now && earlier.Concept is { } then && now.Class == then.Class && now.Class != "other" && !(cue.AddsTime && now.Class is "procedure" or "test");

    // English prose is half function words; a question without any, of several words or in another script, is in another language.
    private bool IsForeign(List<List<string>> words)
    {
        var english = words.Count(forms => forms.Any(f => English.IsFunctionWord(f) || English.IsScaffold(f) || English.IsCommon(f) || index.Frequency(index.Lexicon.Normal(f)) > 0));
        var otherScript = words.Any(forms => forms.Any(f => f.Any(c => char.IsLetter(c) && c > '\u02ff' && c is < '\u1e00' or > '\u1fff')));
        return english == 0 ? otherScript || words.Count >= 3 : words.Count >= 4 && english * 4 <= words.Count;
    }

    private static string Standalone(string question, List<CarriedUnit> carried)
    {
        if (carried.Count == 0)
        {
            return question;
        }

        var topic = string.Join(", ", carried.Select(c => c.Name));
        var rest = question.Length > 1 && char.IsUpper(question[0]) && char.IsLower(question[1]) ? char.ToLowerInvariant(question[0]) + question[1..] : question;
        return $"Regarding {topic}: {rest}";
    }
}
