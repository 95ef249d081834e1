using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Http;

/// <summary>Asks every model for a word when the server starts, and those that failed again from time to time, so that a wrong key or an unreachable host is told before a reader meets it.</summary>
internal sealed partial class ModelWatch(ModelList models, TimeProvider clock, ILogger<ModelWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Task.WhenAll(models.Models.Select(m => ProbeAsync(m, isFirst: true, stoppingToken)));
        while (models.Models.Count > 0)
        {
            await Task.Delay(Interval, clock, stoppingToken);
            await Task.WhenAll(models.Models.Where(m => !m.Health.IsHealthy).Select(m => ProbeAsync(m, isFirst: false, stoppingToken)));
        }
    }

    // A fault is told once; that it lasts is seen in the health of the server.
    private async Task ProbeAsync(ChatModel model, bool isFirst, CancellationToken cancel)
    {
        await model.ProbeAsync(cancel);
        if (model.Health.IsHealthy)
        {
            LogWell(logger, model.Name);
        }
        else if (isFirst && model.Health.Fault is { } fault)
        {
            LogFault(logger, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Model `{Name}` answers.")]
    private static partial void LogWell(ILogger logger, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault} Questions are answered by the extractive composer instead.")]
    private static partial void LogFault(ILogger logger, string fault);
}
