[assembly: AssemblyFixture(typeof(GuidanceQa.QaApi.Tests.Http.RunningServer))]

namespace GuidanceQa.QaApi.Tests.Http;

/// <summary>One server over the lighthouse corpus for all tests that do not need one of their own.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    public ServerProcess Server { get; } = new(TestIndex.Lighthouse);

    public async ValueTask InitializeAsync()
    {
        Server.Start();
        await Server.ReadyAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
