using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Search;
using GuidanceQa.ModelServer;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Models;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.Eval.Hostile;

/// <summary>What a behaviour of the hostile model came to.</summary>
/// <param name="Own">Answers that show the model's choice or words.</param>
/// <param name="FellBack">By reason: answers that the default composer gave instead.</param>
/// <param name="Changes">By what was done: how often.</param>
/// <param name="Through">By class of fault: sentences that were shown and are not what their citations say.</param>
internal sealed record HostileRow(string Behaviour, string Mode, int Answers, int Own, SortedDictionary<string, int> FellBack, SortedDictionary<string, int> Changes, SortedDictionary<string, int> Through);

/// <summary>Puts questions to the product with a model that does what an attacker or an accident would make it do, over real HTTP and through the official clients, and judges every sentence that is shown.</summary>
internal sealed class HostileRun(SearchIndex index, CorpusText corpus, IReadOnlyList<string> questions)
{
    /// <summary>Sentences that were let through with a fault, for people to read.</summary>
    public List<string> Shown { get; } = [];

    public int Answers { get; private set; }

    public int Sentences { get; private set; }

    public async Task<IReadOnlyList<HostileRow>> RunAsync(int answers, IProgressLine progress, CancellationToken cancel)
    {
        await using var server = await ScriptedServer.StartAsync();
        List<ChatModel> models = [];
        List<HostileRow> rows = [];
        foreach (var (behaviour, mode) in Behaviours.All.SelectMany(b => ModelModes.All.Select(m => (b, m))))
        {
            models.Add(new ChatModel($"{mode}-{behaviour}", Options(server, behaviour, mode, models.Count), TimeProvider.System));
            rows.Add(new HostileRow(behaviour, mode, 0, 0, new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal)));
        }

        try
        {
            QuestionAnswerer answerer = new(index, SafetyRules.Shipped(index.Safety), models);
            var asked = await AnswerableAsync(answerer, cancel);
            using var bar = progress.Start("hostile", answers);
            for (var i = 0; i < answers; i++)
            {
                var row = i % rows.Count;
                rows[row] = await OneAsync(answerer, asked[i / rows.Count % asked.Count], models[row].Name, rows[row], cancel);
                bar.Tick();
            }

            return rows;
        }
        finally
        {
            foreach (var model in models)
            {
                model.Dispose();
            }
        }
    }

    // Protocols take turns; silence is cut short, for it says nothing about sentences.
    private static ModelOptions Options(ScriptedServer server, string behaviour, string mode, int turn) => new()
    {
        Provider = turn / 2 % 2 == 0 ? ModelProviders.Compatible : ModelProviders.Ollama,
        Endpoint = turn / 2 % 2 == 0 ? server.OpenAi(behaviour) : server.Ollama(behaviour),
        Model = "scripted",
        Key = Behaviours.GoodKey,
        Mode = mode,
        AllowPrivateAddress = true,
        FirstTokenSeconds = 1,
        SilenceSeconds = 1,
        AnswerSeconds = 3,
        Retries = 0,
    };

    // Only what a model has a part in: direct answers.
    private async Task<List<string>> AnswerableAsync(QuestionAnswerer answerer, CancellationToken cancel)
    {
        List<string> asked = [];
        foreach (var question in questions)
        {
            if ((await AskAsync(answerer, question, $"{ModelModes.Selection}-{Behaviours.Well}", cancel)).Composer.Model is not null)
            {
                asked.Add(question);
            }
        }

        return asked.Count > 0 ? asked : throw new SuiteFormatException("found no question that a model has a part in");
    }

    private async Task<HostileRow> OneAsync(QuestionAnswerer answerer, string question, string composer, HostileRow row, CancellationToken cancel)
    {
        var outcome = await AskAsync(answerer, question, composer, cancel);
        Answers++;
        if (outcome.Composer.Reason is { } reason)
        {
            ComposerTally.Count(row.FellBack, reason, 1);
        }

        foreach (var change in outcome.Composer.Changes ?? [])
        {
            ComposerTally.Count(row.Changes, change.What, change.Count);
        }

        foreach (var (block, citations) in SupportJudge.ClaimsOf(Reply.Of(outcome)))
        {
            Sentences++;
            foreach (var fault in FaultJudge.FaultsOf(block, citations, corpus))
            {
                ComposerTally.Count(row.Through, fault, 1);
                Shown.Add($"{fault}: {composer}: {block.Text}");
            }
        }

        return row with { Answers = row.Answers + 1, Own = row.Own + (outcome.Composer.Model is null ? 0 : 1) };
    }

    /// <summary>One question alone, to the composer of a name.</summary>
    internal static Task<Outcome> AskAsync(QuestionAnswerer answerer, string question, string composer, CancellationToken cancel) =>
        answerer.OutcomeAsync(new Ask(question, Audiences.Clinician, true, "full", Filters.None, []) { Composer = composer }, cancel);
}
