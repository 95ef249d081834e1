using GuidanceQa.Indexing.Search;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>What does this turn mean, given the turns before it? Deterministic; earlier answers are never looked at. Not for ranking.</summary>
public sealed class Interpreter(SearchIndex index)
{
    // Weights by cue strength, decay by age and reach in turns: cue-gated decay was the best of the methods measured (methods 2.3: .4/.1/0, lambda .7, last six user turns).
    private const double Decay = 0.7;
    private const int Reach = 6;

    // A turn that names nothing of its own is about what was carried; at .4 its bare adjectives would win over the topic.
    private const double WeightWhenBare = 0.8;
    private const double StrongWeight = 0.4;
    private const int MostCarried = 4;

    private EnglishLayer English => index.Lexicon.English;

    /// <param name="history">Earlier questions, oldest first; empty when the turn is to stand alone.</param>
    public Understanding Understand(string question, IReadOnlyList<Exchange> history, Filters filters)
    {
        Understanding? before = null;
        string? beforeId = null;
        foreach (var exchange in history.TakeLast(Reach))
        {
            before = Understand(exchange.Question, before, beforeId, Filters.None);
            beforeId = exchange.MessageId;
        }

        return Understand(question, before, beforeId, filters);
    }

    private Understanding Understand(string question, Understanding? before, string? beforeId, Filters filters)
    {
        var own = QueryUnits.Of(index, question, isQuestion: true);
        var type = QuestionTypes.Of(question);
        var hasKey = own.Any(Understanding.IsKey);
        var cue = before is null ? CueStrength.None : CueReader.Read(question, own.Count(u => u.IsKnown), hasKey);
        List<CarriedUnit> carried = [];
        var leans = false;
        var topicSwitch = before is not null && cue != CueStrength.Strong && own.Any(u => u.IsKnown);
        if (before is not null && cue == CueStrength.Strong)
        {
            leans = !hasKey;
            carried = Carry(question, own, before, beforeId, hasKey ? StrongWeight : WeightWhenBare);
            if (type is QuestionTypes.General or QuestionTypes.YesNo && CueReader.IsSubstitution(question, own.Count))
            {
                type = before.QuestionType;
            }
        }

        List<QueryUnit> units = [.. own.Select(u => u.Unit), .. carried.Select(c => c.Unit.Unit with { Weight = c.Weight })];
        Interpretation interpretation = new(
            Standalone(question, carried),
            type,
            topicSwitch && carried.Count == 0,
            [.. carried.Select(c => new CarriedTerm(c.Unit.Label, c.FromMessageId))],
            filters);
        var words = Tokeniser.Read(question).GroupBy(t => t.Position).Select(g => g.Select(t => t.Term).ToList()).ToList();
        return new Understanding(
            interpretation,
            own,
            carried,
            new Query(units, filters.DocumentIds, filters.Kinds),
            leans,
            words.Count(forms => forms.All(f => English.IsCommon(f) && !English.IsFunctionWord(f) && !English.IsScaffold(f) && index.Frequency(index.Lexicon.Normal(f)) == 0)),
            IsForeign(words));
    }

    // Carried are the key entities of the earlier turn; where it had none, its rarest words. In "what about X?" what X replaces is left behind.
    private List<CarriedUnit> Carry(string question, IReadOnlyList<FoundUnit> own, Understanding before, string? beforeId, double weight)
    {
        var candidates = before.Own.Where(u => u.IsKnown).Select(u => new CarriedUnit(u, beforeId, weight))
            .Concat(before.Carried.Select(c => c with { Weight = Math.Min(weight, c.Weight) * Decay }))
            .Where(c => own.All(o => o.Unit.Terms[0].Term != c.Unit.Unit.Terms[0].Term))
            .DistinctBy(c => c.Unit.Unit.Terms[0].Term, StringComparer.Ordinal)
            .ToList();
        if (CueReader.IsSubstitution(question, own.Count))
        {
            candidates.RemoveAll(c => own.Any(o => Replaces(o, c.Unit)));
            return [.. candidates.Take(MostCarried)];
        }

        var keys = candidates.Where(c => Understanding.IsKey(c.Unit)).ToList();
        var kept = keys.Count > 0 ? keys : [.. candidates.Where(c => !c.Unit.IsCommon).OrderByDescending(c => index.Idf(c.Unit.Unit)).ThenBy(c => c.Unit.Label, StringComparer.Ordinal)];
        return [.. (kept.Count > 0 ? kept : candidates).Take(MostCarried)];
    }

    private static bool Replaces(FoundUnit own, FoundUnit earlier) =>
        own.Concept is { } now && earlier.Concept is { } then && now.Class == then.Class && now.Class != "other";

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

        var topic = string.Join(", ", carried.Select(c => c.Unit.Label));
        var rest = question.Length > 1 && char.IsUpper(question[0]) && char.IsLower(question[1]) ? char.ToLowerInvariant(question[0]) + question[1..] : question;
        return $"Regarding {topic}: {rest}";
    }
}
