using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.Eval.Systems;

/// <summary>A running server, by its URL, through the public API and nothing else.</summary>
internal sealed class ProductOverHttp : IAnsweringSystem, IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _client;

    private ProductOverHttp(HttpClient client, CorpusText corpus, string configuration)
    {
        _client = client;
        Corpus = corpus;
        Configuration = configuration;
    }

    /// <summary>Named in every question; null: the server's default.</summary>
    private string? Composer { get; init; }

    public string Name => ProductInProcess.NameOf(Composer);

    public CorpusText Corpus { get; }

    public string Configuration { get; }

    /// <summary>Reads the whole corpus from the server.</summary>
    /// <param name="terms">What the corpus's vocabulary explains, which is not served.</param>
    /// <exception cref="HttpRequestException">The server does not answer, or not as the contract says.</exception>
    public static async Task<ProductOverHttp> ConnectAsync(Uri server, IReadOnlyList<SourceTerm> terms, CancellationToken cancel)
    {
        HttpClient client = new() { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        var meta = await GetAsync(client, "api/v1/meta", cancel);
        var corpus = await GetAsync(client, "api/v1/corpus", cancel);
        List<SourceDocument> documents = [];
        List<SourceStatement> statements = [];
        foreach (var listed in await PagesAsync(client, "api/v1/documents", cancel))
        {
            var id = (string)listed["id"]!;
            var document = await GetAsync(client, $"api/v1/documents/{Uri.EscapeDataString(id)}", cancel);
            documents.Add(new SourceDocument(id, (string)document["title"]!, (string)document["kind"]!, (string)document["text"]!));
            foreach (var statement in await PagesAsync(client, $"api/v1/documents/{Uri.EscapeDataString(id)}/statements", cancel))
            {
                statements.Add(new SourceStatement(
                    $"{id}#{(string)statement["id"]!}",
                    id,
                    (int)statement["start"]!,
                    (int)statement["end"]!,
                    (string)statement["text"]!,
                    (string?)statement["plainText"],
                    [.. statement["section"]!.AsArray().Select(s => (string)s!)],
                    (bool?)statement["evidence"] ?? true,
                    [.. (statement["refersTo"]?.AsArray() ?? []).Select(s => (string)s!)]));
            }
        }

        return new ProductOverHttp(client, new CorpusText((string)corpus["checksum"]!, documents, statements) { Terms = terms }, $"{ProductInProcess.SystemName} {(string)meta["version"]!} over HTTP");
    }

    public async Task<IReadOnlyList<Hit>> SearchAsync(Asked asked, int depth, CancellationToken cancel)
    {
        var body = new { question = asked.Question, history = asked.History.Select(q => new { question = q }), limit = depth };
        using var response = await _client.PostAsJsonAsync("api/v1/search", body, Json, cancel);
        var found = await ReadAsync<SearchAnswer>(response, cancel);
        return [.. found.Hits.Select(h => new Hit(h.StatementId, h.DocumentId, h.Start, h.End, h.Score))];
    }

    public async Task<Reply?> AnswerAsync(Asked asked, CancellationToken cancel)
    {
        var body = new { question = asked.Question, audience = asked.Audience, composer = Composer, history = asked.History.Select(q => new { question = q }) };
        using var response = await _client.PostAsJsonAsync("api/v1/answers", body, Json, cancel);
        var turn = await ReadAsync<Turn>(response, cancel);
        return new Reply(turn.Status, turn.StatusReason, turn.Interpretation, turn.Answer, turn.Receipt.Answer) { Composer = turn.Composer };
    }

    /// <summary>The same server with a composer of its own.</summary>
    public ProductOverHttp With(string composer) => new(_client, Corpus, Configuration) { Composer = composer };

    public void Dispose() => _client.Dispose();

    private static async Task<List<JsonNode>> PagesAsync(HttpClient client, string path, CancellationToken cancel)
    {
        List<JsonNode> all = [];
        string? cursor = null;
        do
        {
            var page = await GetAsync(client, cursor is null ? $"{path}?limit=100" : $"{path}?limit=100&cursor={Uri.EscapeDataString(cursor)}", cancel);
            all.AddRange(page["data"]!.AsArray().OfType<JsonNode>());
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        return all;
    }

    private static async Task<JsonNode> GetAsync(HttpClient client, string path, CancellationToken cancel)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), cancel);
        return await ReadAsync<JsonNode>(response, cancel);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancel)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancel)}");
        }

        return await response.Content.ReadFromJsonAsync<T>(Json, cancel) ?? throw new HttpRequestException($"{response.RequestMessage?.RequestUri}: an empty answer");
    }
}
