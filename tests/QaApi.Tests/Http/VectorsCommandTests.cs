using System.Net;
using GuidanceQa.ModelServer;
using GuidanceQa.QaApi.Models;
using GuidanceQa.QaApi.Tests.Models;

namespace GuidanceQa.QaApi.Tests.Http;

/// <summary>The program's command that makes vectors, and a server that uses them, as a user runs both.</summary>
public sealed class VectorsCommandTests(LighthouseIndex lighthouse, Scripted scripted) : IClassFixture<LighthouseIndex>
{
    private const string Question = "/api/v1/search?q=How+much+oil+is+burnt+per+night%3F&explain=true";

    [Fact]
    public async Task A_model_file_makes_vectors_that_the_server_then_ranks_with()
    {
        using TinyModels tiny = new(lighthouse.Index, liked: "fog");
        string[] settings = ["--Embeddings:Provider=onnx", $"--Embeddings:File={tiny.Encoder}", $"--Embeddings:Vocabulary={tiny.Vocabulary}", $"--Reranking:File={tiny.CrossEncoder}", $"--Reranking:Vocabulary={tiny.Vocabulary}"];
        await using ServerProcess before = new(TestIndex.Lighthouse, settings);
        before.Start();
        await before.ReadyAsync();

        Assert.Contains("This corpus has no vectors in index: make them with the command `vectors`", (string)(await before.GetAsync("/health/ready")).Body["detail"]!, StringComparison.Ordinal);
        Assert.Contains("the reranker took it from place", await ExplanationAsync(before), StringComparison.Ordinal);
        await before.StopAsync();
        var (code, output, said) = await ProgramRun.OfAsync(before.Root, ["vectors", $"--Corpus:Path={TestIndex.Lighthouse}", .. settings]);

        Assert.Equal((0, ""), (code, said));
        Assert.Matches("Vectors: [0-9]+ made, [0-9]+ kept, 16 numbers each, [0-9]+ KB\\.", output);
        before.Start();
        await before.ReadyAsync();
        Assert.Null(await DetailAsync(before));
        Assert.Contains("have a cosine of", await ExplanationAsync(before), StringComparison.Ordinal);
        var (status, turn) = await before.PostAsync("/api/v1/answers", new { question = "How much oil is burnt per night in summer?" });
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEmpty(turn["answer"]!["citations"]!.AsArray());
    }

    [Theory]
    [InlineData(ModelProviders.Compatible)]
    [InlineData(ModelProviders.Ollama)]
    public async Task A_server_of_vectors_that_is_gone_costs_the_vectors_and_no_answer(string provider)
    {
        await using var own = await ScriptedServer.StartAsync();
        var endpoint = provider == ModelProviders.Ollama ? own.Ollama(Behaviours.Well) : own.OpenAi(Behaviours.Well);
        string[] settings = [$"--Embeddings:Provider={provider}", $"--Embeddings:Endpoint={endpoint}", "--Embeddings:Model=scripted", $"--Embeddings:Key={Scripted.ScriptedKey}", "--Embeddings:AllowPrivateAddress=true", "--Embeddings:Seconds=5", "--Embeddings:Retries=0"];
        await using ServerProcess server = new(TestIndex.Lighthouse, settings);
        var (code, _, said) = await ProgramRun.OfAsync(server.Root, ["vectors", $"--Corpus:Path={TestIndex.Lighthouse}", .. settings]);
        Assert.Equal((0, ""), (code, said));
        server.Start();
        await server.ReadyAsync();
        Assert.Null(await DetailAsync(server));
        Assert.Contains("have a cosine of", await ExplanationAsync(server), StringComparison.Ordinal);

        await own.DisposeAsync();
        var (status, turn) = await server.PostAsync("/api/v1/answers", new { question = "When does the fog signal sound?" });

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("answered", (string)turn["status"]!);
        var detail = await DetailAsync(server);
        Assert.Contains("cannot be reached", detail, StringComparison.Ordinal);
        Assert.Contains("Questions are searched for by their words alone.", detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Scripted.ScriptedKey, detail + server.Output + (await server.GetAsync("/api/v1/meta")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Behaviours.Unauthorised, 69, "refused the key")]
    [InlineData(Behaviours.TooFew, 69, "vectors for")]
    public async Task A_model_that_fails_is_one_line(string behaviour, int expected, string says)
    {
        var root = Directory.CreateTempSubdirectory("vectors-").FullName;
        var (code, _, said) = await ProgramRun.OfAsync(root, ["vectors", $"--Corpus:Path={TestIndex.Lighthouse}", "--Embeddings:Provider=compatible", $"--Embeddings:Endpoint={scripted.Server.OpenAi(behaviour)}", "--Embeddings:Model=scripted", "--Embeddings:AllowPrivateAddress=true", $"--Embeddings:Key={Scripted.ScriptedKey}", "--Embeddings:Retries=0"]);

        Assert.Equal(expected, code);
        Assert.Contains(says, Assert.Single(said.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain(Scripted.ScriptedKey, said, StringComparison.Ordinal);
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task Without_a_provider_the_command_says_what_is_missing()
    {
        var root = Directory.CreateTempSubdirectory("vectors-").FullName;
        var (code, _, said) = await ProgramRun.OfAsync(root, ["vectors", $"--Corpus:Path={TestIndex.Lighthouse}"]);

        Assert.Equal(78, code);
        Assert.Equal("Configuration: Embeddings:Provider is missing; expected one of openai, azure, compatible, ollama, onnx.", said.Trim());
        Directory.Delete(root, recursive: true);
    }

    private static async Task<string?> DetailAsync(ServerProcess server) => (string?)(await server.GetAsync("/health/ready")).Body["detail"];

    private static async Task<string> ExplanationAsync(ServerProcess server) => (string)(await server.GetAsync(Question)).Body["hits"]![0]!["explanation"]!;
}
