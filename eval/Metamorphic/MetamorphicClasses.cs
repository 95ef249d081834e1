using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Eval.Metamorphic;

/// <summary>All classes over one corpus.</summary>
internal sealed class MetamorphicClasses(CorpusText corpus, IReadOnlyList<Concept> concepts, BaseQuestions questions)
{
    private static readonly string[] Fillers = ["Thank you, that helps.", "ok", "Hello!", "I have a question."];

    private readonly HashSet<string> _words = [.. corpus.Statements.Select(s => s.Text).Concat(concepts.SelectMany(c => c.Exact.Concat(c.Lay).Prepend(c.Preferred))).SelectMany(s => s.Split([' ', '-', '–', ',', '.', ';', ':', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries)).Select(w => w.ToLowerInvariant())];
    private readonly HashSet<string> _figures = [.. corpus.Statements.SelectMany(s => Reversals.FiguresOf(s.Text))];

    public IReadOnlyList<MetamorphicClass> All() =>
    [
        Reworded("paraphrase", Rewordings.Paraphrases),
        Reworded("typo", q => Rewordings.Typos(q, _words.Contains)),
        Reworded("abbreviation", q => Rewordings.OtherNames(q, concepts)),
        Reworded("spelling", Rewordings.OtherSpellings),
        Reworded("case-and-punctuation", Rewordings.Careless),
        new("filler-turn", false, b => FillersFor(b).Select(f => new Pair(b.Asked, b.Asked with { History = [f] }))),
        new("reordered-history", false, Reordered),
        Reversed("entity-swap", q => Reversals.OtherEntities(q, concepts)),
        Reversed("number-swap", q => Reversals.OtherNumbers(q, _figures)),
        Reversed("negation", Reversals.Negations),
    ];

    private static MetamorphicClass Reworded(string name, Func<string, IEnumerable<string>> ways) => new(name, false, b => ways(b.Question).Distinct(StringComparer.Ordinal).Select(w => new Pair(b.Asked, b.Asked with { Question = w })));

    private static MetamorphicClass Reversed(string name, Func<string, IEnumerable<string>> ways) => new(name, true, b => ways(b.Question).Distinct(StringComparer.Ordinal).Select(w => new Pair(b.Asked, b.Asked with { Question = w })), OfStatements: true);

    // Two of them, which two the question's id decides.
    private static IEnumerable<string> FillersFor(BaseQuestion question)
    {
        var first = Statistics.Seeded.From(question.Id).Next(Fillers.Length);
        return [Fillers[first], Fillers[(first + 1) % Fillers.Length]];
    }

    // Two earlier questions on other subjects, in either order.
    private IEnumerable<Pair> Reordered(BaseQuestion question)
    {
        var all = (questions.OfTopics.Count >= 3 ? questions.OfTopics : questions.OfStatements).Where(q => q.Subject != question.Subject).ToList();
        if (all.Count < 2)
        {
            yield break;
        }

        var random = Statistics.Seeded.From(question.Id);
        var (one, other) = (all[random.Next(all.Count)], all[random.Next(all.Count)]);
        if (one != other)
        {
            yield return new Pair(question.Asked with { History = [one.Question, other.Question] }, question.Asked with { History = [other.Question, one.Question] });
        }
    }
}
