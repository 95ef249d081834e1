using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Running;
using GuidanceQa.ModelServer;
using GuidanceQa.QaApi.Models;
using Microsoft.Extensions.Configuration;

namespace GuidanceQa.Eval.Tests.Running;

/// <summary>Composers beside each other, with models over real HTTP.</summary>
public sealed class ComposerRunTests
{
    [Fact]
    public async Task Composers_stand_side_by_side_with_what_was_done_to_their_texts()
    {
        await using var server = await ScriptedServer.StartAsync();
        var (results, _) = await new EvalRun(Options(server, "good", "bad", "extractive"), new SilentProgress()).RunAsync(TestContext.Current.CancellationToken);

        var table = ComposerTable.Markdown(results);
        Assert.Contains("| Measure | guidanceqa | guidanceqa+good | guidanceqa+bad |", table, StringComparison.Ordinal);
        Assert.Contains("| CitationRecall | 1.000 | 1.000 | 1.000 |", table, StringComparison.Ordinal);
        Assert.Contains("substituted", results.Composers!.Single(c => c.System == "guidanceqa+bad").Changes.Keys.First(k => k.StartsWith("substituted", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.All(results.Composers!, c => Assert.True(c.Own > 40));
        Assert.Contains("<html", HtmlReport.Of(results, [], null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_composer_that_nobody_configured_is_named()
    {
        await using var server = await ScriptedServer.StartAsync();

        var fault = await Assert.ThrowsAsync<GuidanceQa.Eval.Topics.SuiteFormatException>(() => new EvalRun(Options(server, "nobody"), new SilentProgress()).RunAsync(TestContext.Current.CancellationToken));

        Assert.Contains("found the composer `nobody`", fault.Message, StringComparison.Ordinal);
    }

    private static RunOptions Options(ScriptedServer server, params string[] composers) => new(Repository.Root, ["harrow-cough/questions"], ["dev"], null, null)
    {
        Composers = composers,
        Models = ModelSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Models:good:Provider"] = "compatible", ["Models:good:Endpoint"] = server.OpenAi(Behaviours.Well), ["Models:good:Model"] = "x", ["Models:good:AllowPrivateAddress"] = "true",
            ["Models:bad:Provider"] = "ollama", ["Models:bad:Endpoint"] = server.Ollama(Behaviours.RaisedStrength), ["Models:bad:Model"] = "x", ["Models:bad:AllowPrivateAddress"] = "true", ["Models:bad:Mode"] = "rewrite",
        }).Build()),
    };
}
