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

    /// <summary>Impatient where silence is tested, so that this is short; else patient, so that a busy machine is no silence.</summary>
    public ModelOptions Options(string behaviour, string provider = ModelProviders.Compatible, string mode = ModelModes.Selection) => new()
    {
        Provider = provider,
        Endpoint = provider == ModelProviders.Ollama ? Server.Ollama(behaviour) : Server.OpenAi(behaviour),
        Model = "scripted",
        Key = provider == ModelProviders.Ollama ? "" : ScriptedKey,
        Mode = mode,
        AllowPrivateAddress = true,
        FirstTokenSeconds = IsSilent(behaviour) ? 1 : 20,
        SilenceSeconds = IsSilent(behaviour) ? 1 : 20,
        AnswerSeconds = IsSilent(behaviour) ? 4 : 25,
        Retries = 0,
        Concurrent = 16,
    };

    private static bool IsSilent(string behaviour) => behaviour is Behaviours.Silent or Behaviours.SilentMiddle or Behaviours.EndlessNothing;

    public const string ScriptedKey = "planted-key-0815";

    public ChatModel Model(string behaviour, string provider = ModelProviders.Compatible, string mode = ModelModes.Selection, Action<ModelOptions>? change = null)
    {
        var options = Options(behaviour, provider, mode);
        change?.Invoke(options);
        return new ChatModel(behaviour, options, TimeProvider.System);
    }
}
