using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Tests.Gates;

public sealed class GateCheckTests
{
    private static readonly Fingerprint Print = new(new(StringComparer.Ordinal) { ["s"] = "sha256:0" }, "sha256:1", "c", "b");

    [Theory]
    [InlineData(0.80, GateCheck.Passed)]
    [InlineData(0.79, GateCheck.Failed)]
    public void A_floor_is_at_least(double value, string outcome) =>
        Assert.Equal(outcome, Assert.Single(Check([Floor("nDCG@5", 0.8)], null, Flat("nDCG@5", value))).Outcome);

    [Theory]
    [InlineData(0.20, GateCheck.Passed)]
    [InlineData(0.21, GateCheck.Failed)]
    public void A_ceiling_is_at_most(double value, string outcome) =>
        Assert.Equal(outcome, Assert.Single(Check([new Gate("s/questions", "FalseAbstention", null, 0.2, null, null, "first")], null, Flat("FalseAbstention", value))).Outcome);

    [Fact]
    public void A_gate_that_measured_nothing_fails() =>
        Assert.Equal(GateCheck.Failed, Assert.Single(Check([Floor("RR", 0.8)], null, Flat("nDCG@5", 1)), g => g.Name == "s/questions/RR").Outcome);

    [Fact]
    public void What_is_not_built_is_reported_and_never_fails()
    {
        var result = Assert.Single(Check([new Gate("s/questions", "nDCG@5", null, null, null, "no such feature", "first")], null, Flat("nDCG@5", 0)));

        Assert.Equal(GateCheck.NotBuilt, result.Outcome);
        Assert.Contains("no such feature", result.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suite_that_was_not_run_has_no_gates() =>
        Assert.Empty(GateCheck.Check([Floor("nDCG@5", 0.8)], null, [Flat("nDCG@5", 1) with { Suite = "s/other" }], [], [], new Dictionary<string, string>()));

    [Fact]
    public void A_topic_that_failed_to_run_fails() =>
        Assert.Contains(GateCheck.Check([], null, [], [new Failure("s/questions", "t", "broken")], [], new Dictionary<string, string>()), g => g.Name == "s/questions/ran/t" && g.Outcome == GateCheck.Failed);

    [Theory]
    [InlineData(0.3, "a loss")]
    [InlineData(0.7, "a gain nobody has explained")]
    public void A_large_change_fails_in_both_directions(double now, string says)
    {
        var change = Assert.Single(Check([], Accepted(0.5), Flat("nDCG@5", now)));

        Assert.Equal(GateCheck.Failed, change.Outcome);
        Assert.Contains(says, change.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_small_change_passes() => Assert.Equal(GateCheck.Passed, Assert.Single(Check([], Accepted(0.5), Flat("nDCG@5", 0.505))).Outcome);

    [Fact]
    public void A_critical_case_that_fails_is_a_failure_unless_it_was_known()
    {
        List<(string, string, IReadOnlyList<string>)> critical = [("one", "s/questions", ["VitalNuggetRecall"]), ("two", "s/questions", ["VitalNuggetRecall"]), ("three", "s/questions", [])];
        var results = GateCheck.Check([], new Baseline(Print, [], ["two"]), [], [], critical, new Dictionary<string, string>());

        Assert.Equal([GateCheck.Failed, GateCheck.KnownFailure, GateCheck.Passed], results.Select(r => r.Outcome));
    }

    [Fact]
    public void Accepting_raises_a_floor_and_keeps_one_that_did_not_move()
    {
        var accepted = Acceptance.Of(Run(Flat("nDCG@5", 0.91234), Flat("RR", 0.8)), [Floor("nDCG@5", 0.8), Floor("RR", 0.8)], Accepted(0.8), "better tokens", lower: false);

        Assert.Equal(0.9123, accepted.Gates.Single(g => g.Measure == "nDCG@5").AtLeast);
        Assert.Equal("better tokens", accepted.Gates.Single(g => g.Measure == "nDCG@5").Reason);
        Assert.Equal("first", accepted.Gates.Single(g => g.Measure == "RR").Reason);
    }

    [Fact]
    public void Accepting_what_got_worse_has_to_be_asked_for()
    {
        var run = Run(Flat("nDCG@5", 0.7));

        Assert.Contains("s/questions/nDCG@5: 0.8 -> 0.7", Assert.Throws<SuiteFormatException>(() => Acceptance.Of(run, [Floor("nDCG@5", 0.8)], Accepted(0.8), "why", lower: false)).Message, StringComparison.Ordinal);
        Assert.Equal(0.7, Acceptance.Of(run, [Floor("nDCG@5", 0.8)], Accepted(0.8), "why", lower: true).Gates.Single().AtLeast);
    }

    [Fact]
    public void A_damaged_run_is_never_accepted() =>
        Assert.Throws<SuiteFormatException>(() => Acceptance.Of(Run(Flat("nDCG@5", 1)) with { Damage = "best-lost" }, [], null, "why", lower: false));

    [Fact]
    public void The_gate_file_is_the_same_after_writing_and_reading()
    {
        Gate[] gates = [Floor("RR", 0.8) with { Target = 0.9 }, new("s/questions", "FalseAbstention", null, 0.05, null, null, "a \"quoted\" reason"), new("s/questions", "X", null, null, 1, "not yet", "none")];
        var path = Path.GetTempFileName();
        File.WriteAllText(path, GateFile.ToYaml(gates));

        Assert.Equal(gates.OrderBy(g => g.Name, StringComparer.Ordinal), GateFile.Read(path));
        File.Delete(path);
    }

    private static Gate Floor(string measure, double floor) => new("s/questions", measure, floor, null, null, null, "first");

    private static Series Flat(string measure, double value)
    {
        SortedDictionary<string, double> topics = new(StringComparer.Ordinal);
        for (var i = 0; i < 20; i++)
        {
            topics[$"t{i:00}"] = value;
        }

        return new Series("s/questions", "dev", "guidanceqa", measure, null, value, value, value, topics.Count, topics);
    }

    private static Baseline Accepted(double value) => new(Print, [Flat("nDCG@5", value)], []);

    private static RunResults Run(params Series[] series) => new(Print, null, ["dev"], series, [], [], [], []);

    private static IReadOnlyList<GateResult> Check(IReadOnlyList<Gate> gates, Baseline? baseline, Series series) =>
        GateCheck.Check(gates, baseline, [series], [], [], new Dictionary<string, string>());
}
