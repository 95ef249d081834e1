using GuidanceQa.QaApi.Tests.Http;

namespace GuidanceQa.QaApi.Tests.Pages;

/// <summary>A server over the corpus that is shipped.</summary>
public sealed class ShippedServer : IAsyncLifetime
{
    public ServerProcess Server { get; } = new(Path.Combine(TestIndex.Root, "corpus"));

    public async ValueTask InitializeAsync()
    {
        Server.Start();
        await Server.ReadyAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
