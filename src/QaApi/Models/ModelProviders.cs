namespace GuidanceQa.QaApi.Models;

/// <summary>The providers that a model may have.</summary>
public static class ModelProviders
{
    public const string OpenAi = "openai";
    public const string Azure = "azure";
    public const string Compatible = "compatible";
    public const string Ollama = "ollama";

    public static IReadOnlyList<string> All { get; } = [OpenAi, Azure, Compatible, Ollama];

    /// <summary>Where a provider usually is; null where only the configuration can say.</summary>
    public static string? UsualEndpoint(string provider) => provider switch
    {
        OpenAi => "https://api.openai.com/v1/",
        Ollama => "http://localhost:11434/",
        _ => null,
    };
}
