using GuidanceQa.Eval.Commands;

namespace GuidanceQa.Eval.Tests.Commands;

public sealed class RunCommandTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://example.org")]
    public void What_is_no_address_of_a_server_is_named(string url)
    {
        var error = Assert.Single(RunCommand.Create().Parse(["brain-tumours/questions", "--url", url]).Errors);

        Assert.Contains($"found `{url}`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_a_server_is_taken() => Assert.Empty(RunCommand.Create().Parse(["brain-tumours/questions", "--url", "http://localhost:5080"]).Errors);

    [Fact]
    public void Vectors_are_not_measured_at_a_server()
    {
        var error = Assert.Single(RunCommand.Create().Parse(["brain-tumours/questions", "--dense", "--url", "http://localhost:5080"]).Errors);

        Assert.Contains("--dense and --url", error.Message, StringComparison.Ordinal);
    }
}
