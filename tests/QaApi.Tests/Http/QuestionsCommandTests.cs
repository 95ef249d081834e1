using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace GuidanceQa.QaApi.Tests.Http;

/// <summary>The program's command, beside a server that works on the same folder.</summary>
public sealed class QuestionsCommandTests(RunningServer running)
{
    private readonly ServerProcess _server = running.Server;

    [Fact]
    public async Task The_command_reads_the_store_of_a_running_server()
    {
        var id = await _server.ConversationAsync();
        var (_, message) = await _server.PostAsync($"/api/v1/conversations/{id}/messages", new { question = "How much oil is burnt per night in summer, asks jane@x.org?" });
        await _server.Client.PutAsJsonAsync($"/api/v1/messages/{message["id"]}/feedback", new { value = "down", reasons = new[] { "incomplete" } }, TestContext.Current.CancellationToken);

        var (code, output, _) = await ProgramRun.OfAsync(_server.Root, ["questions", $"--Data:Path={Path.Combine(_server.Root, "data")}"]);

        Assert.Equal(0, code);
        var line = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).Single(n => (string)n["question"]! == "How much oil is burnt per night in summer, asks [e-mail]?");
        Assert.Equal("down", (string)line["verdict"]!);
        Assert.Equal("incomplete", (string)line["reasons"]![0]!);
        Assert.Equal(System.Net.HttpStatusCode.NoContent, (await _server.Client.DeleteAsync($"/api/v1/conversations/{id}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_command_that_is_none_starts_no_server()
    {
        var (code, output, said) = await ProgramRun.OfAsync(_server.Root, ["qestions"]);

        Assert.Equal(64, code);
        Assert.Empty(output);
        Assert.Equal("There is no command `qestions`: say `questions` or `vectors`, or only settings to start the server.", said.Trim());
    }
}
