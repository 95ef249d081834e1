using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Conversations;
using GuidanceQa.QaApi.Models;
using GuidanceQa.QaApi.Retrieval;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GuidanceQa.QaApi.Http;

/// <summary>Opens the store and the index, building the index where it is missing or old, and answers a few hundred questions before it says that the server is ready.</summary>
internal sealed partial class CorpusStartup(
    CorpusHost host,
    ConversationStore store,
    CorpusOptions corpus,
    IndexOptions index,
    SafetyOptions safety,
    ModelList models,
    DenseSettings dense,
    TimeProvider clock,
    IServer server,
    ILogger<CorpusStartup> logger) : BackgroundService
{
    private const int MostFaultsShown = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The web server starts listening first, so that /health/live answers while the index is built.
        await Task.Yield();
        await OpenStoreAsync(stoppingToken);
        try
        {
            var opened = IndexFolder.OpenOrBuild(corpus.Path, index.Path, clock, Say, stoppingToken);
            if (opened.Warning is { } warning)
            {
                LogOlder(logger, warning);
            }

            var ranking = RankingModels.Open(dense, opened, index.Path, clock);
            if (ranking.NotOpened is { } fault)
            {
                LogNoRanking(logger, fault + " Questions are searched for without.");
            }

            var rules = safety.Enabled ? SafetyRules.Shipped(opened.Safety) : null;
            QuestionAnswerer answerer = new(opened, rules, models.Models, models.Default, models.Interpreter, ranking);
            host.Report("Warming up.");
            await WarmAsync(ranking == RankingModels.None ? answerer : new QuestionAnswerer(opened, rules), stoppingToken);
            await ranking.ProbeAsync(stoppingToken);
            if (ranking.Dense?.Fault is { } unwell)
            {
                LogNoRanking(logger, unwell);
            }

            host.Serve(answerer, ranking);
            var addresses = string.Join(" and ", server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
            LogReady(logger, opened.Manifest.Documents, opened.Manifest.Statements, addresses);
        }
        catch (CorpusFormatException e)
        {
            host.Report($"The corpus in {corpus.Path} has {e.Faults.Count} fault(s); nothing was indexed.", [.. e.Faults.Take(MostFaultsShown).Select(f => f.ToString())]);
            foreach (var fault in e.Faults)
            {
                LogFault(logger, fault.ToString());
            }

            LogNotReady(logger, host.Detail);
        }
        catch (Exception e) when (e is IndexBusyException or IndexUnwritableException or IndexDamagedException or IndexMissingException or IOException or UnauthorizedAccessException)
        {
            host.Report(e.Message);
            LogNotReady(logger, e.Message);
        }
    }

    // No model is asked some hundred questions that nobody put.
    private async Task WarmAsync(QuestionAnswerer answerer, CancellationToken cancel)
    {
        answerer.Identifiers.Mask(WarmUp.Identified);
        foreach (var ask in WarmUp.Questions(answerer.Index).Select(a => a with { Composer = ModelSettings.Extractive, UseContext = a.UseContext && models.Interpreter is null }))
        {
            answerer.Identifiers.Mask(ask.Question);
            await answerer.OutcomeAsync(ask, cancel);
        }
    }

    private async Task OpenStoreAsync(CancellationToken cancel)
    {
        try
        {
            await store.OpenAsync(cancel);
        }
        catch (Exception e) when (e is StorageUnavailableException or StorageBusyException or StorageFullException)
        {
            LogNoStore(logger, e.Message);
        }
    }

    private void Say(string sentence)
    {
        host.Report(sentence);
        LogProgress(logger, sentence);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Sentence}")]
    private static partial void LogProgress(ILogger logger, string sentence);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ready: {Documents} documents, {Statements} statements, answering at {Addresses}")]
    private static partial void LogReady(ILogger logger, int documents, int statements, string addresses);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An older generation of the index is served: {Reason}")]
    private static partial void LogOlder(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Corpus fault: {Fault}")]
    private static partial void LogFault(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not ready: {Reason}")]
    private static partial void LogNotReady(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault}")]
    private static partial void LogNoRanking(ILogger logger, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Conversations cannot be kept: {Reason}")]
    private static partial void LogNoStore(ILogger logger, string reason);
}
