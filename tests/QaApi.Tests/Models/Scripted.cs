using GuidanceQa.ModelServer;
using GuidanceQa.QaApi.Models;

[assembly: AssemblyFixture(typeof(GuidanceQa.QaApi.Tests.Models.Scripted))]

namespace GuidanceQa.QaApi.Tests.Models;

/// <summary>One scripted model server for all tests, and models that talk to it through the official clients.</summary>
public sealed class Scripted : IAsyncLifetime
{
    public ScriptedServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ScriptedServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>Impatient, so that tests of silence are short.</summary>
    public ModelOptions Options(string behaviour, string provider = ModelProviders.Compatible, string mode = ModelModes.Selection) => new()
    {
        Provider = provider,
        Endpoint = provider == ModelProviders.Ollama ? Server.Ollama(behaviour) : Server.OpenAi(behaviour),
        Model = "scripted",
        Key = provider == ModelProviders.Ollama ? "" : ScriptedKey,
        Mode = mode,
        AllowPrivateAddress = true,
        FirstTokenSeconds = 1,
        SilenceSeconds = 1,
        AnswerSeconds = 4,
        Retries = 0,
        Concurrent = 16,
    };

    public const string ScriptedKey = "planted-key-0815";

    public ChatModel Model(string behaviour, string provider = ModelProviders.Compatible, string mode = ModelModes.Selection, Action<ModelOptions>? change = null)
    {
        var options = Options(behaviour, provider, mode);
        change?.Invoke(options);
        return new ChatModel(behaviour, options, TimeProvider.System);
    }
}
