namespace GuidanceQa.QaApi.Tests.Http;

/// <summary>Where a setting may be written, and which place goes before which.</summary>
public sealed class SecretsTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("home-").FullName;

    public SecretsTests()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_home, ".microsoft", "usersecrets", "guidanceqa")).FullName;
        File.WriteAllText(Path.Combine(folder, "secrets.json"), """{ "Embeddings:Provider": "from the secrets" }""");
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task User_secrets_are_read_whatever_the_environment_is_called() =>
        Assert.Contains("Embeddings:Provider is none of these", await SaidAsync([]), StringComparison.Ordinal);

    [Fact]
    public async Task The_environment_goes_before_them() =>
        Assert.DoesNotContain("Embeddings:Provider", await SaidAsync([], ("Embeddings__Provider", "ollama")), StringComparison.Ordinal);

    [Fact]
    public async Task The_command_line_goes_before_both()
    {
        var said = await SaidAsync(["--Embeddings:Provider=compatible"], ("Embeddings__Provider", "ollama"));

        Assert.Contains("Embeddings:Endpoint is missing", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Limits:BodyBytes=abc", "Limits:BodyBytes")]
    [InlineData("--Limits:ApplyToLoopback=perhaps", "Limits:ApplyToLoopback")]
    [InlineData("--Safety:Enabled=no", "Safety:Enabled")]
    public async Task A_setting_of_the_wrong_kind_is_one_line_and_no_stack_trace(string setting, string name)
    {
        var said = await SaidAsync([setting], command: null);

        Assert.Contains($"Configuration: {name}", Assert.Single(said.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private Task<string> SaidAsync(string[] settings, params (string Name, string Value)[] environment) => SaidAsync(settings, "vectors", environment);

    private async Task<string> SaidAsync(string[] settings, string? command, params (string Name, string Value)[] environment)
    {
        string[] arguments = [.. command is null ? [] : new[] { command }, $"--Corpus:Path={TestIndex.Lighthouse}", "--Urls=http://127.0.0.1:0", .. settings];
        var (code, _, said) = await ProgramRun.OfAsync(_home, arguments, [("HOME", _home), .. environment]);
        Assert.Equal(78, code);
        return said;
    }
}
