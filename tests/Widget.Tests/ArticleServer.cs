namespace GuidanceQa.Widget.Tests;

/// <summary>The real server over the corpus that is shipped, whose first page is the article.</summary>
public sealed class ArticleServer : IAsyncLifetime
{
    public ServerProcess Server { get; } = new(Path.Combine(Repository.Root, "corpus"));

    public string Page => Server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + "/";

    public async ValueTask InitializeAsync()
    {
        Server.Start();
        await Server.ReadyAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
