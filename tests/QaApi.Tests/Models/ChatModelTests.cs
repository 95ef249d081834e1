using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using GuidanceQa.ModelServer;
using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Tests.Models;

/// <summary>A model over real HTTP, by each provider's own client.</summary>
public sealed class ChatModelTests(Scripted scripted)
{
    private static readonly OutputSchema Schema = new("sections", "sections", """
        {"type": "object", "required": ["sections"], "additionalProperties": false, "properties": {"sections": {"type": "array", "items": {"type": "object", "required": ["statements"], "properties": {"statements": {"type": "array", "items": {"type": "integer"}}}}}}}
        """);

    private static readonly ChatTurn[] Asking = [new(ChatTurn.System, "Choose: {\"sections\": []}"), new(ChatTurn.User, "{\"n\":1,\"text\":\"The lamp is lit at dusk.\"}\n{\"n\":2,\"text\":\"The lamp burns 12 litres.\"}")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ModelProviders.OpenAi)]
    [InlineData(ModelProviders.Azure)]
    [InlineData(ModelProviders.Compatible)]
    [InlineData(ModelProviders.Ollama)]
    public async Task Every_provider_streams_the_answer(string provider)
    {
        using var model = scripted.Model(Behaviours.Well, provider);

        var pieces = await WriteAsync(model);

        Assert.True(pieces.Count > 1);
        Assert.Equal("""{"sections":[{"heading":null,"statements":[2,1]}]}""", string.Concat(pieces));
        Assert.True(model.Health.IsHealthy);
    }

    [Theory]
    [InlineData(ModelProviders.Compatible)]
    [InlineData(ModelProviders.Ollama)]
    public async Task Temperature_seed_tokens_schema_and_key_are_on_the_wire(string provider)
    {
        using var model = scripted.Model(Behaviours.Slow, provider, change: o => (o.Seed, o.Model, o.AnswerTokens) = (7, $"wire-{provider}", 321));

        await WriteAsync(model);

        var seen = scripted.Server.Seen.Last(s => s.Body.Contains($"wire-{provider}", StringComparison.Ordinal));
        var body = JsonNode.Parse(seen.Body)!;
        var settings = provider == ModelProviders.Ollama ? body["options"]! : body;
        Assert.Equal(0, (double)settings["temperature"]!);
        Assert.Equal(7, (int)settings["seed"]!);
        Assert.Equal(321, (int)(settings["num_predict"] ?? settings["max_tokens"] ?? settings["max_completion_tokens"])!);
        Assert.Equal("array", (string)(body["format"] ?? body["response_format"]!["json_schema"]!["schema"])!["properties"]!["sections"]!["type"]!);
        Assert.Null(body["tools"]);
        Assert.Equal(provider == ModelProviders.Ollama ? null : $"Bearer {Scripted.ScriptedKey}", seen.Authorization);
    }

    [Theory]
    [InlineData(Behaviours.Unauthorised, ModelReasons.KeyRefused)]
    [InlineData(Behaviours.Keyed, ModelReasons.KeyRefused)]
    [InlineData(Behaviours.NotFound, ModelReasons.Unknown)]
    [InlineData(Behaviours.TooMany, ModelReasons.RateLimited)]
    [InlineData(Behaviours.TooManyForLong, ModelReasons.RateLimited)]
    [InlineData(Behaviours.Broken, ModelReasons.Error)]
    [InlineData(Behaviours.Redirect, ModelReasons.Error)]
    [InlineData(Behaviours.Silent, ModelReasons.Timeout)]
    [InlineData(Behaviours.SilentMiddle, ModelReasons.Timeout)]
    [InlineData(Behaviours.EndlessNothing, ModelReasons.Timeout)]
    [InlineData(Behaviours.Cut, ModelReasons.CutOff)]
    [InlineData(Behaviours.Endless, ModelReasons.TooLong)]
    [InlineData(Behaviours.Huge, ModelReasons.TooLong)]
    [InlineData(Behaviours.HugeLine, ModelReasons.TooLong)]
    [InlineData(Behaviours.WrongType, ModelReasons.BadOutput)]
    [InlineData(Behaviours.InvalidJson, ModelReasons.BadOutput)]
    public async Task What_goes_wrong_is_told_in_one_line_without_key_or_prompt(string behaviour, string reason)
    {
        foreach (var provider in new[] { ModelProviders.Compatible, ModelProviders.Ollama })
        {
            using var model = scripted.Model(behaviour, provider, change: o => o.Key = Scripted.ScriptedKey);

            var fault = await Assert.ThrowsAsync<ModelException>(() => WriteAsync(model).WaitAsync(TimeSpan.FromSeconds(15), Cancel));

            Assert.Equal(reason, fault.Reason);
            Assert.DoesNotContain(Scripted.ScriptedKey, fault.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("dusk", fault.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain('\n', fault.Message);
            Assert.False(model.Health.IsHealthy);
        }
    }

    [Fact]
    public async Task A_server_that_nobody_listens_at_is_unreachable()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var model = scripted.Model(Behaviours.Well, change: o => o.Endpoint = $"http://127.0.0.1:{port}/v1/");

        await model.ProbeAsync(Cancel);

        Assert.Equal($"Model `well` cannot be used: 127.0.0.1:{port} cannot be reached.", model.Health.Fault);
    }

    [Fact]
    public async Task A_probe_finds_the_right_key_right()
    {
        using var model = scripted.Model(Behaviours.Keyed, change: o => o.Key = Behaviours.GoodKey);

        await model.ProbeAsync(Cancel);

        Assert.Equal(ModelHealth.Well, model.Health);
    }

    [Fact]
    public async Task A_server_that_fails_for_a_moment_is_asked_again()
    {
        using var model = scripted.Model(Behaviours.BrokenTwice, change: o => (o.Retries, o.AnswerSeconds, o.FirstTokenSeconds) = (2, 20, 10));

        Assert.NotEmpty(await WriteAsync(model));
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_left_alone()
    {
        using var model = scripted.Model(Behaviours.Broken);
        List<string> reasons = [];
        for (var i = 0; i < 10; i++)
        {
            reasons.Add((await Assert.ThrowsAsync<ModelException>(() => WriteAsync(model))).Reason);
        }

        Assert.Equal(ModelReasons.Error, reasons[0]);
        Assert.Equal(ModelReasons.Unavailable, reasons[^1]);
    }

    [Fact]
    public async Task Who_leaves_ends_the_request_on_the_wire()
    {
        await using var server = await ScriptedServer.StartAsync();
        using var model = scripted.Model(Behaviours.Silent, change: o => (o.Endpoint, o.FirstTokenSeconds, o.AnswerSeconds) = (server.OpenAi(Behaviours.Silent), 60, 60));
        using CancellationTokenSource leave = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var asking = Task.Run(async () => await model.WriteAsync(Asking, Schema, model.NewBudget(), leave.Token).ToListAsync(Cancel), Cancel);
        await UntilAsync(() => server.Seen.Count == 1);

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await UntilAsync(() => server.Left == 1);
    }

    [Fact]
    public async Task More_answers_than_it_takes_are_refused_at_once()
    {
        using var model = scripted.Model(Behaviours.Silent, change: o => (o.Concurrent, o.FirstTokenSeconds, o.AnswerSeconds) = (1, 2, 2));

        var asking = Enumerable.Range(0, 3).Select(_ => Assert.ThrowsAsync<ModelException>(() => WriteAsync(model))).ToList();

        Assert.Contains(ModelReasons.Busy, (await Task.WhenAll(asking)).Select(e => e.Reason));
    }

    [Fact]
    public async Task A_host_whose_address_is_private_is_not_connected_to_unless_the_configuration_says_so()
    {
        var refused = await Assert.ThrowsAsync<ModelException>(async () => await Addresses.ConnectAsync(new DnsEndPoint("localhost", scripted.Server.Address.Port), allowPrivate: false, Cancel));
        await using var allowed = await Addresses.ConnectAsync(new DnsEndPoint("localhost", scripted.Server.Address.Port), allowPrivate: true, Cancel);

        Assert.Equal(ModelReasons.Unreachable, refused.Reason);
        Assert.True(allowed.CanWrite);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("192.168.1.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("::1", true)]
    [InlineData("::", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("2002:a00:1::", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("2606:4700::1111", false)]
    public void Private_addresses_are_known_in_all_their_forms(string address, bool isPrivate) => Assert.Equal(isPrivate, Addresses.IsPrivate(IPAddress.Parse(address)));

    private static async Task<List<string>> WriteAsync(ChatModel model) => await model.WriteAsync(Asking, Schema, model.NewBudget(), Cancel).ToListAsync(Cancel);

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 300 && !condition(); i++)
        {
            await Task.Delay(50, Cancel);
        }

        Assert.True(condition());
    }
}
