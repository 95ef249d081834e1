using GuidanceQa.Eval.Metamorphic;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.Eval.Tests.Metamorphic;

public sealed class MetamorphicSuiteTests
{
    [Fact]
    public void Answers_are_the_same_when_outcome_and_statements_are()
    {
        var one = Made.Reply(Statuses.Answered, ("Give 4 mg twice daily.", ["a"]));

        Assert.True(Verdicts.IsSame(one, Made.Reply(Statuses.Answered, ("Give 4 mg twice daily.", ["a"]))));
        Assert.False(Verdicts.IsSame(one, Made.Reply(Statuses.Partial, ("Give 4 mg twice daily.", ["a"]))));
        Assert.False(Verdicts.IsSame(one, Made.Reply(Statuses.Answered, ("Do not give it to children.", ["c"]))));
    }

    [Fact]
    public void A_refusal_and_another_statement_are_changes_and_the_same_answer_is_none()
    {
        var one = Made.Reply(Statuses.Answered, ("Give 4 mg twice daily.", ["a"]));

        Assert.True(Verdicts.ChangesOrRefuses(one, Made.Reply(Statuses.NotCovered)));
        Assert.True(Verdicts.ChangesOrRefuses(one, Made.Reply(Statuses.Answered, ("Do not give it to children.", ["c"]))));
        Assert.False(Verdicts.ChangesOrRefuses(one, one));
    }

    [Fact]
    public async Task A_system_that_says_the_same_to_everything_is_stable_and_not_sensitive()
    {
        var series = await RunAsync(new Scripted(_ => Made.Reply(Statuses.Answered, ("Give 4 mg twice daily.", ["a"]))));

        Assert.All(series.Where(s => s.Measure.StartsWith("Stability", StringComparison.Ordinal)), s => Assert.Equal(1, s.Value));
        Assert.All(series.Where(s => s.Measure.StartsWith("Sensitivity", StringComparison.Ordinal)), s => Assert.Equal(0, s.Value));
        Assert.Contains(series, s => s.Measure == "Sensitivity:negation");
        Assert.Contains(series, s => s.Measure == "Stability:paraphrase");
    }

    [Fact]
    public async Task What_the_system_cannot_answer_counts_as_not_held()
    {
        var series = await RunAsync(new Scripted(asked => asked.Question == "How much?" ? throw new InvalidOperationException("broken") : Made.Reply(Statuses.Answered, ("Give 4 mg twice daily.", ["a"]))));

        Assert.Contains(series.Where(s => s.Measure.StartsWith("Stability", StringComparison.Ordinal)), s => s.Value < 1);
    }

    [Fact]
    public async Task A_refused_original_says_nothing_about_change()
    {
        var series = await RunAsync(new Scripted(_ => Made.Reply(Statuses.NotCovered)));

        Assert.DoesNotContain(series, s => s.Measure.StartsWith("Sensitivity", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ids_of_cases_are_unique_and_repeat()
    {
        Scripted system = new(_ => Made.Reply(Statuses.Answered, ("Give 4 mg twice daily.", ["a"])));

        var (first, second) = (await RunAsync(system), await RunAsync(system));

        Assert.All(first, s => Assert.Equal(s.N, s.Topics.Count));
        Assert.Equal(first.SelectMany(s => s.Topics.Keys), second.SelectMany(s => s.Topics.Keys));
        Assert.DoesNotContain(first.SelectMany(s => s.Topics.Keys), id => id.Contains(' ', StringComparison.Ordinal));
    }

    [Fact]
    public void A_turn_of_a_dialogue_is_asked_as_it_stands_alone()
    {
        BaseQuestions questions = new(Made.Corpus, [Made.Topic(("a", 2)) with { History = ["What about the drug?"], Question = "And how much?", Standalone = "How much of the drug?" }]);

        Assert.Equal("How much of the drug?", Assert.Single(questions.OfTopics).Question);
    }

    [Fact]
    public void Earlier_questions_are_on_other_subjects()
    {
        List<Topic> topics = [.. Enumerable.Range(0, 9).Select(i => Made.Topic(("a", 2)) with { Id = $"t{i}", Subject = $"s{i % 3}", Standalone = $"Question {i} of s{i % 3}?" })];
        BaseQuestions questions = new(Made.Corpus, topics);

        var pairs = new MetamorphicClasses(Made.Corpus, [], questions).All().Single(c => c.Name == "reordered-history").Of(questions.OfTopics[0]);

        Assert.All(pairs, p => Assert.All(p.Original.History, q => Assert.DoesNotContain("s0", q, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_time_out_of_the_system_counts_as_not_held()
    {
        var series = await RunAsync(new Scripted(_ => throw new TaskCanceledException("too slow")));

        Assert.All(series, s => Assert.Equal(0, s.Value));
    }

    private static async Task<IReadOnlyList<Series>> RunAsync(IAnsweringSystem system) =>
        await MetamorphicSuite.RunAsync("s/metamorphic", system, [], [Made.Topic(("a", 2))], new SilentProgress(), TestContext.Current.CancellationToken);

    private sealed class Scripted(Func<Asked, Reply> answers) : IAnsweringSystem
    {
        public string Name => "scripted";

        public CorpusText Corpus => Made.Corpus;

        public string Configuration => "scripted";

        public Task<IReadOnlyList<Hit>> SearchAsync(Asked asked, int depth, CancellationToken cancel) => Task.FromResult<IReadOnlyList<Hit>>([]);

        public Task<Reply?> AnswerAsync(Asked asked, CancellationToken cancel) => Task.FromResult<Reply?>(answers(asked));
    }
}
