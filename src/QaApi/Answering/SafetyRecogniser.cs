namespace GuidanceQa.QaApi.Answering;

/// <summary>Messages of one kind, from which a recogniser learns.</summary>
/// <param name="Kind">What to answer; null where all of them are ordinary.</param>
/// <param name="Urgent">Messages that must get the answer.</param>
/// <param name="Ordinary">Messages that look alike and are to be answered like any other.</param>
internal sealed record SafetyExamples(SafetyAnswer? Kind, IReadOnlyList<string> Urgent, IReadOnlyList<string> Ordinary);

/// <summary>What is said to an urgent message.</summary>
/// <param name="Name">Its name in <c>messages:</c>.</param>
internal sealed record SafetyAnswer(string Name, string Reason, string Text, string Plain);

/// <summary>
/// Is a message urgent, and of which kind? Learnt from examples, which are data (<c>safety-examples.yaml</c>): patterns written by hand, some thousand of them, found .31 of the urgent
/// messages of the suite <c>safety-fresh</c> and took .17 of its look-alikes for urgent, while they were right about every message that their author had seen.
/// </summary>
internal sealed class SafetyRecogniser
{
    // A feature of a single example tells nothing about others.
    private const int LeastExamples = 2;

    private readonly Dictionary<string, int> _features = new(StringComparer.Ordinal);
    private readonly LogisticRegression? _urgent;
    private readonly List<(string Reason, LogisticRegression Model)> _reasons = [];
    private readonly List<(SafetyAnswer Answer, LogisticRegression Model)> _kinds = [];

    public SafetyRecogniser(IReadOnlyList<SafetyExamples> examples)
    {
        List<(SafetyAnswer? Kind, IReadOnlyCollection<string> Features)> all =
        [
            .. examples.SelectMany(e => e.Urgent.Select(m => (Kind: e.Kind, m)).Concat(e.Ordinary.Select(m => (Kind: (SafetyAnswer?)null, m))))
                .Select(x => (x.Kind, SafetyFeatures.Of(SafetyMessage.Of(x.m, null), _ => true))),
        ];
        if (all.Count == 0)
        {
            return;
        }

        foreach (var feature in all.SelectMany(x => x.Features).CountBy(f => f, StringComparer.Ordinal).Where(f => f.Value >= LeastExamples).Select(f => f.Key))
        {
            _features[feature] = _features.Count;
        }

        var rows = all.Select(x => Row(x.Features)).ToList();
        _urgent = LogisticRegression.Train(rows, [.. all.Select(x => x.Kind is not null)], _features.Count);
        var urgent = Enumerable.Range(0, rows.Count).Where(i => all[i].Kind is not null).ToList();
        List<int[]> urgentRows = [.. urgent.Select(i => rows[i])];
        _reasons = [.. urgent.Select(i => all[i].Kind!.Reason).Distinct(StringComparer.Ordinal).Select(reason => (reason, Among(k => k.Reason == reason)))];
        _kinds = [.. urgent.Select(i => all[i].Kind!).DistinctBy(k => k.Name, StringComparer.Ordinal).Select(kind => (kind, Among(k => k.Name == kind.Name)))];

        LogisticRegression Among(Func<SafetyAnswer, bool> isMeant) => LogisticRegression.Train(urgentRows, [.. urgent.Select(i => isMeant(all[i].Kind!))], _features.Count);
    }

    /// <summary>What of a message was learnt about: read once, for <see cref="Score"/> and <see cref="Kind"/>.</summary>
    public int[] FeaturesOf(SafetyMessage message) => Row(SafetyFeatures.Of(message, _features.ContainsKey));

    /// <summary>Log-odds that the message is urgent.</summary>
    public double Score(int[] row) => _urgent?.Score(row) ?? double.NegativeInfinity;

    /// <summary>What an urgent message is most likely about: first why it is urgent, then the kind of that reason.</summary>
    /// <returns>With by how much, in log-odds, the kind is more likely than the next one, and the evidence for the reason.</returns>
    public (SafetyAnswer Answer, double Lead, double Evidence) Kind(int[] row)
    {
        var (reason, evidence) = _reasons.Select(r => (r.Reason, Evidence: r.Model.Evidence(row))).MaxBy(r => r.Evidence);
        var kinds = _kinds.Where(k => k.Answer.Reason == reason).Select(k => (k.Answer, Score: k.Model.Evidence(row))).OrderByDescending(k => k.Score).ToList();
        return (kinds[0].Answer, kinds.Count == 1 ? double.PositiveInfinity : kinds[0].Score - kinds[1].Score, evidence);
    }

    private int[] Row(IEnumerable<string> features) => [.. features.Where(_features.ContainsKey).Select(f => _features[f]).Order()];
}
