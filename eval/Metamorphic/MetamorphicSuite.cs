using System.Globalization;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Eval.Metamorphic;

/// <summary>
/// Tests without gold labels (metamorphic relations; Chen et al., 1998): a question and a rewording of it must get the same answer, a question and its reversal must not. A failure of the system counts as not held.
/// </summary>
internal static class MetamorphicSuite
{
    /// <summary>A class is filled up from the corpus's sentences to this many pairs.</summary>
    private const int Enough = 200;
    private const int Most = 300;

    /// <summary>A series for each class of which the corpus gives a pair: the share that held.</summary>
    public static async Task<IReadOnlyList<Series>> RunAsync(string suite, IAnsweringSystem system, IReadOnlyList<Concept> concepts, IReadOnlyList<Topic> topics, IProgressLine progress, CancellationToken cancel)
    {
        BaseQuestions questions = new(system.Corpus, topics);
        AskedOnce asked = new(system);
        List<Series> series = [];
        foreach (var kind in new MetamorphicClasses(system.Corpus, concepts, questions).All())
        {
            var pairs = PairsOf(kind, questions).ToList();
            List<(string Id, bool Counts)> held = [];
            using var bar = progress.Start($"{suite} · {kind.Name}", pairs.Count);
            foreach (var (id, pair) in pairs)
            {
                if (await HoldsAsync(kind, pair, asked, cancel) is { } holds)
                {
                    held.Add((id, holds));
                }

                bar.Tick();
            }

            if (held.Count > 0)
            {
                series.Add(Scoring.OfCases(suite, "dev", ProductInProcess.SystemName, kind.Measure, held));
            }
        }

        return series;
    }

    /// <summary>The pairs of a class: of every question one, then a second of each, so that no question fills the class.</summary>
    internal static IEnumerable<(string Id, Pair Pair)> PairsOf(MetamorphicClass kind, BaseQuestions questions)
    {
        var ofTopics = kind.OfStatements ? [] : Rounds(kind, questions.OfTopics).Take(Most).ToList();
        return ofTopics.Count >= Enough ? ofTopics : ofTopics.Concat(Rounds(kind, questions.OfStatements).Take(Enough - ofTopics.Count));
    }

    private static IEnumerable<(string Id, Pair Pair)> Rounds(MetamorphicClass kind, IReadOnlyList<BaseQuestion> questions) =>
        questions.SelectMany(q => kind.Of(q).Select((pair, i) => (Id: string.Create(CultureInfo.InvariantCulture, $"{q.Id}/{kind.Name}-{i + 1}"), pair, i))).OrderBy(p => p.i).Select(p => (p.Id, p.pair));

    // What is declined, or rests on nothing, has no answer that could change.
    private static async Task<bool?> HoldsAsync(MetamorphicClass kind, Pair pair, AskedOnce asked, CancellationToken cancel)
    {
        var (original, altered) = (await asked.AskAsync(pair.Original, cancel), await asked.AskAsync(pair.Altered, cancel));
        if (original is null || altered is null)
        {
            return false;
        }

        return !kind.MustChange ? Verdicts.IsSame(original, altered)
            : original.Declines || original.Answer.Citations.Count == 0 ? null
            : Verdicts.ChangesOrRefuses(original, altered);
    }

    /// <summary>Asks each question once.</summary>
    private sealed class AskedOnce(IAnsweringSystem system)
    {
        private readonly Dictionary<string, Reply?> _replies = new(StringComparer.Ordinal);

        public async Task<Reply?> AskAsync(Asked asked, CancellationToken cancel)
        {
            var key = string.Join('\n', asked.History.Append(asked.Question).Prepend(asked.Audience));
            if (!_replies.TryGetValue(key, out var reply))
            {
                try
                {
                    reply = await system.AnswerAsync(asked, cancel);
                }
                catch (Exception) when (!cancel.IsCancellationRequested)
                {
                    reply = null;
                }

                _replies[key] = reply;
            }

            return reply;
        }
    }
}
