using System.Globalization;
using System.Text;
using GuidanceQa.Eval.Baselines;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;

namespace GuidanceQa.Eval.Formats;

/// <summary>The table of measures: our value on dev and test, the baselines' on dev, the gate. One maker for the console, the report and the READMEs.</summary>
internal static class ResultTable
{
    private static readonly string[] Columns = [BaselineSystem.LastTurn, BaselineSystem.AllTurns, BaselineSystem.Hqe, LeadPassage.SystemName];

    /// <summary>The measures that a short table shows.</summary>
    private static readonly string[] Headline =
    [
        "nDCG@5", "Recall@5", "Recall@10", "RR", "FollowUpShare", "SwitchDrop", "ContextHarm", "VitalNuggetRecall", "Completeness", "CitationRecall", "CitationPrecision", "QuoteExactness", "QuantityFidelity", "StrengthFidelity",
        "BlockPrecision", "AnswerWords", "UnanswerableRecall", "FalseAbstention", "AURC", "PremiseCorrected", "PremiseFalseAlarms", "SafetyRecall", "SafetyFalseAlarms", "SlotAccuracy", "Determinism",
    ];

    /// <summary>The rows of the project's README: suite, measure, what it says in words.</summary>
    private static readonly (string Suite, string Measure, string Says)[] HeadlineRows =
    [
        ("questions", "RR", "the first answering statement's rank, inverse"),
        ("questions", "Recall@5", "answering statements among the first five"),
        ("questions", "nDCG@5", "ranking, single questions"),
        ("dialogues", "nDCG@5", "ranking, turns of dialogues"),
        ("dialogues", "FollowUpShare", "follow-ups, as a share of hand-written standalone questions"),
        ("switches", "SwitchDrop", "loss of a question after another conversation"),
        ("questions", "VitalNuggetRecall", "vital facts in the answer"),
        ("references", "VitalNuggetRecall", "vital facts, questions on references and comparisons"),
        ("dialogues", "VitalNuggetRecall", "vital facts, dialogues"),
        ("questions", "Completeness", "conditions, exceptions and list items kept"),
        ("questions", "BlockPrecision", "shown sentences that belong"),
        ("questions", "CitationRecall", "sentences that their citations support"),
        ("questions", "QuoteExactness", "quotes that are where they say"),
        ("abstention", "UnanswerableRecall", "unanswerable questions declined"),
        ("abstention", "FalseAbstention", "answerable questions declined"),
        ("abstention", "AURC", "area under risk and coverage"),
        ("safety", "SafetyRecall", "urgent messages recognised"),
        ("safety", "SafetyFalseAlarms", "harmless messages taken for urgent"),
    ];

    /// <summary>One short table a corpus.</summary>
    public static string Headlines(IReadOnlyList<Series> dev, IReadOnlyList<Series> test, IReadOnlyList<Gate> gates)
    {
        StringBuilder text = new();
        foreach (var corpus in dev.Select(s => s.Suite.Split('/')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{corpus}**\n\n| What | Measure | dev | test | plain BM25, dev | lead passage, dev | gate |\n|---|---|---|---|---|---|---|\n");
            foreach (var (name, measure, says) in HeadlineRows)
            {
                var suite = $"{corpus}/{name}";
                if (Find(dev, suite, ProductInProcess.SystemName, measure) is { } ours)
                {
                    var gate = Bound(gates.FirstOrDefault(g => g.Suite == suite && g.Measure == measure));
                    text.Append(CultureInfo.InvariantCulture, $"| {says} | {name}, {measure}{Arrow(measure)} | {Cell(ours, true)} | {Cell(Find(test, suite, ProductInProcess.SystemName, measure), true)} | {Cell(Find(dev, suite, BaselineSystem.LastTurn, measure), false)} | {Cell(Find(dev, suite, LeadPassage.SystemName, measure), false)} | {gate} |\n");
                }
            }
        }

        return text.ToString().Trim('\n');
    }

    public static string Markdown(IReadOnlyList<Series> dev, IReadOnlyList<Series> test, IReadOnlyList<Gate> gates, bool isShort)
    {
        StringBuilder text = new();
        foreach (var suite in dev.Concat(test).Where(s => s.System == ProductInProcess.SystemName).Select(s => s.Suite).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var rows = Rows(suite, dev, test, gates, isShort).ToList();
            if (rows.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n**{suite}**\n\n| Measure | dev | test | {string.Join(" | ", Columns)} | gate |\n|---|---|---|{string.Concat(Columns.Select(_ => "---|"))}---|\n");
                text.AppendJoin('\n', rows).Append('\n');
            }
        }

        return text.ToString().Trim('\n');
    }

    private static IEnumerable<string> Rows(string suite, IReadOnlyList<Series> dev, IReadOnlyList<Series> test, IReadOnlyList<Gate> gates, bool isShort)
    {
        var names = dev.Concat(test).Where(s => s.Suite == suite && s is { System: ProductInProcess.SystemName, Slice: null }).Select(s => s.Measure).Distinct(StringComparer.Ordinal);

        // An imported collection has no dev topics; its baselines stand beside its only numbers.
        var isDev = dev.Any(s => s.Suite == suite);
        foreach (var name in names.Where(n => !isShort || Headline.Contains(n) || n.Contains(':', StringComparison.Ordinal)))
        {
            var cells = Columns.Select(c => Cell(Find(isDev ? dev : test, suite, c, name), false));
            yield return $"| {name}{Arrow(name)} | {Cell(Find(dev, suite, ProductInProcess.SystemName, name), true)} | {Cell(Find(test, suite, ProductInProcess.SystemName, name), true)} | {string.Join(" | ", cells)} | {Bound(gates.FirstOrDefault(g => g.Suite == suite && g.Measure == name))} |";
        }
    }

    private static Series? Find(IReadOnlyList<Series> series, string suite, string system, string measure) =>
        series.FirstOrDefault(s => s.Suite == suite && s.System == system && s.Measure == measure && s.Slice is null);

    private static string Cell(Series? series, bool withInterval) => series is null ? "" : withInterval && series.High > series.Low
        ? string.Create(CultureInfo.InvariantCulture, $"{Number(series.Value)} [{Number(series.Low)}, {Number(series.High)}] n {series.N}")
        : Number(series.Value);

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 10 ? "0.#" : "0.000", CultureInfo.InvariantCulture);

    private static string Arrow(string measure) => AllMeasures.HigherIsBetter(measure) switch { true => " ↑", false => " ↓", null => "" };

    private static string Bound(Gate? gate) => gate switch
    {
        null => "",
        { NotBuilt: not null } => "not built",
        { AtLeast: { } least } => string.Create(CultureInfo.InvariantCulture, $"≥ {least:0.####}{(gate.Target is { } target ? $", target {target:0.##}" : "")}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"≤ {gate.AtMost:0.####}{(gate.Target is { } target ? $", target {target:0.##}" : "")}"),
    };
}
