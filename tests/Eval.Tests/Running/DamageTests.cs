using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;

namespace GuidanceQa.Eval.Tests.Running;

/// <summary>The gates notice: each deliberate damage fails at least the gate that is there for it, and the undamaged product fails none.</summary>
public sealed class DamageTests
{
    private const string Small = "harrow-cough";
    private const string Safety = "brain-tumours/safety";

    /// <summary>Every kind, the suite that is run with it, and a measure whose gate has to fail.</summary>
    public static TheoryData<string, string, string> Kinds => new()
    {
        { "vocabulary-lost", Small, "VitalNuggetRecall" },
        { "history-lost", Small, "SlotAccuracy" },
        { "history-poured", Small, "nDCG@5" },
        { "ranking-reversed", Small, "RR" },
        { "best-lost", Small, "RR" },
        { "carried-too-much", Small, "SlotAccuracy" },
        { "digit-changed", Small, "QuantityFidelity" },
        { "unit-swapped", Small, "QuantityFidelity" },
        { "strength-raised", Small, "StrengthFidelity" },
        { "condition-cut", Small, "Completeness" },
        { "negation-lost", Small, "CitationRecall" },
        { "quote-shifted", Small, "QuoteExactness" },
        { "citations-swapped", Small, "CitationRecall" },
        { "first-only", Small, "VitalNuggetRecall" },
        { "everything-printed", Small, "BlockPrecision" },
        { "always-silent", Small, "FalseAbstention" },
        { "never-silent", Small, "UnanswerableRecall" },
        { "urgency-lost", Safety, "SafetyRecall" },
        { "urgency-everywhere", Safety, "SafetyFalseAlarms" },
        { "plain-words-lost", "brain-tumours/questions", "ReadingGrade" },
        { "patients-told-less", Small, "AudienceEquality" },
        { "unsteady", Small, "Determinism" },
        { "verifier-blind", "harrow-cough/faults", "Detection:digit" },
        { "verifier-deaf", "harrow-cough/faults", "FalseAlarms:verbatim" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_damage_fails_the_gate_that_is_there_for_it(string kind, string suite, string measure)
    {
        var gates = await RunAsync(suite, Damages.Find(kind)!);

        Assert.Contains(gates, g => g.Outcome == GateCheck.Failed && g.Name.StartsWith(suite, StringComparison.Ordinal) && (g.Name.EndsWith($"/{measure}", StringComparison.Ordinal) || g.Name.EndsWith($"/{measure}/change", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_kind_of_damage_is_tried() =>
        Assert.Equal(Damages.All.Select(d => d.Name).Order(StringComparer.Ordinal), Kinds.Select(k => k.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(Small)]
    [InlineData(Safety)]
    public async Task What_is_not_damaged_passes(string suite) =>
        Assert.DoesNotContain(await RunAsync(suite, null), g => g.Outcome == GateCheck.Failed);

    private static async Task<IReadOnlyList<GateResult>> RunAsync(string suite, Damage? damage)
    {
        string[] suites = suite == Small ? [$"{Small}/questions", $"{Small}/dialogues", $"{Small}/unanswerable"] : [suite];
        var (results, _) = await new EvalRun(new RunOptions(Repository.Root, suites, ["dev"], null, damage), new SilentProgress()).RunAsync(TestContext.Current.CancellationToken);
        return results.Gates;
    }
}
