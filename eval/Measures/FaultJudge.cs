using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.Eval.Measures;

/// <summary>
/// Which kind of fault does a shown sentence hold that its cited words do not bear out? For text that a model may have had a part in: word for word out of the source, or out of its author's plain rendering, is no fault; everything else is
/// held against the cited words by lists and regular expressions of the evaluation's own. Strict: what it cannot tell is counted as a fault.
/// </summary>
internal static class FaultJudge
{
    public const string Number = "number";
    public const string Unit = "unit";
    public const string Entity = "entity";
    public const string Polarity = "polarity";
    public const string Strength = "strength";
    public const string Condition = "condition";

    public static IReadOnlyList<string> All { get; } = [Number, Unit, Entity, Polarity, Strength, Condition];

    // Words of content are compared by their beginnings, so that "dose" and "dosing" are one.
    private const int Stem = 4;

    private static readonly string[] Negations = ["not", "no", "never", "without", "neither", "nor", "cannot", "none"];

    private static readonly string[] Conditions = ["if", "unless", "when", "until", "except", "only", "after", "before", "during", "within", "without", "provided", "while"];

    /// <summary>The kinds of fault of one shown sentence; empty where it is what its citations say.</summary>
    public static IReadOnlySet<string> FaultsOf(Block block, IReadOnlyList<Citation> citations, CorpusText corpus)
    {
        HashSet<string> faults = new(StringComparer.Ordinal);
        var slices = citations.Select(c => SupportJudge.SliceOf(c, corpus)).OfType<string>().ToList();
        var text = NuggetText.Fold(block.Text);
        var source = NuggetText.Fold(string.Join(' ', slices));
        if (slices.Count > 0 && (source.Contains(text, StringComparison.Ordinal) && slices.Exists(s => NuggetText.Fold(s).Length == text.Length) || SupportJudge.IsRendering(block, citations, corpus) || IsWhole(block, citations, corpus)))
        {
            return faults;
        }

        foreach (var number in Numbers.In(text).Where(n => !Numbers.In(source).Contains(n)))
        {
            faults.Add(Numbers.In(source).Any(n => n.Split(' ')[0] == number.Split(' ')[0]) ? Unit : Number);
        }

        var (shown, told) = (Words(text), Words(source));
        if (shown.Any(w => w.Length > Stem && !told.Any(t => t.StartsWith(w[..Stem], StringComparison.Ordinal))))
        {
            faults.Add(Entity);
        }

        if (Negations.Any(n => shown.Count(w => w == n) != told.Count(w => w == n)))
        {
            faults.Add(Polarity);
        }

        if (!StrengthWords.In(text).SetEquals(StrengthWords.In(source)))
        {
            faults.Add(Strength);
        }

        if (Conditions.Any(c => told.Contains(c) && !shown.Contains(c)))
        {
            faults.Add(Condition);
        }

        return faults;
    }

    // The statement with its terms explained, which SupportJudge knows how to take away again.
    private static bool IsWhole(Block block, IReadOnlyList<Citation> citations, CorpusText corpus) =>
        citations.Count > 0 && block.Text.Length > (SupportJudge.SliceOf(citations[0], corpus)?.Length ?? int.MaxValue) && block.Text.Contains('(', StringComparison.Ordinal) && SupportJudge.Supports(block, [citations[0]], corpus);

    private static List<string> Words(string text) => [.. text.Split([' ', ',', '.', ';', ':', '(', ')', '/', '-', '–', '%', '"', '“', '”'], StringSplitOptions.RemoveEmptyEntries)];
}
