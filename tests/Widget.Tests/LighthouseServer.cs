namespace GuidanceQa.Widget.Tests;

/// <summary>The real server over the invented corpus of the tests, for one class.</summary>
public sealed class LighthouseServer : IAsyncLifetime
{
    public static string Corpus => Path.Combine(Repository.Root, "tests", "corpora", "lighthouse");

    public ServerProcess Server { get; } = new(Corpus);

    public string Origin => Server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public async ValueTask InitializeAsync()
    {
        Server.Start();
        await Server.ReadyAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
