using GuidanceQa.ModelServer;
using GuidanceQa.QaApi.Models;
using GuidanceQa.QaApi.Tests.Http;

namespace GuidanceQa.QaApi.Tests.Models;

/// <summary>One server over the lighthouse corpus with a model of every behaviour in both modes, named <c>select-…</c> and <c>rewrite-…</c>, and one of each provider.</summary>
public sealed class ModelledServer(Scripted scripted) : IAsyncLifetime
{
    public ServerProcess Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        List<string> settings = [];
        foreach (var behaviour in Behaviours.All)
        {
            settings.AddRange(Of($"select-{behaviour}", scripted.Options(behaviour)));
            settings.AddRange(Of($"rewrite-{behaviour}", scripted.Options(behaviour, mode: ModelModes.Rewrite)));
        }

        foreach (var provider in ModelProviders.All)
        {
            settings.AddRange(Of(provider, scripted.Options(Behaviours.Well, provider)));
        }

        Server = new ServerProcess(TestIndex.Lighthouse, [.. settings]);
        Server.Start();
        await Server.ReadyAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>The settings of a model as they are given on the command line.</summary>
    public static IEnumerable<string> Of(string name, ModelOptions options) => typeof(ModelOptions).GetProperties()
        .Select(p => (p.Name, Value: p.GetValue(options)))
        .Where(p => p.Value is not null)
        .Select(p => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"--Models:{name}:{p.Name}={p.Value}"));
}
