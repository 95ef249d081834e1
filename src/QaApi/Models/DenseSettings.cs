using Microsoft.Extensions.Options;

namespace GuidanceQa.QaApi.Models;

/// <summary>What is configured beside the search by words: vectors, and a reranker; both may be absent.</summary>
public sealed record DenseSettings
{
    /// <summary>Null: no vectors.</summary>
    public EmbeddingOptions? Embeddings { get; set; }

    /// <summary>Null: no reranker.</summary>
    public RerankingOptions? Reranking { get; set; }

    /// <summary>What is wrong, a sentence each; no sentence holds a value that may be a key.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    public static DenseSettings Read(IConfiguration configuration)
    {
        DenseSettings settings = new();
        settings.Fill(configuration);
        return settings;
    }

    /// <summary>Takes everything from a configuration; faults are kept, not thrown.</summary>
    public void Fill(IConfiguration configuration)
    {
        List<string> faults = [];
        var embeddings = SettingReader.Read<EmbeddingOptions>(configuration.GetSection(EmbeddingOptions.Section), faults);
        var reranking = SettingReader.Read<RerankingOptions>(configuration.GetSection(RerankingOptions.Section), faults);
        if (embeddings.Provider.Length > 0)
        {
            Check(embeddings, faults);
        }

        if (reranking.File.Length > 0)
        {
            CheckFiles(RerankingOptions.Section, reranking.File, reranking.Vocabulary, faults);
        }

        Embeddings = embeddings.Provider.Length > 0 ? embeddings : null;
        Reranking = reranking.File.Length > 0 ? reranking : null;
        Faults = faults;
    }

    private static void Check(EmbeddingOptions options, List<string> faults)
    {
        SettingReader.OneOf($"{EmbeddingOptions.Section}:Provider", options.Provider, [.. ModelProviders.All, EmbeddingOptions.Onnx], faults);
        SettingReader.OneOf($"{EmbeddingOptions.Section}:Pooling", options.Pooling, OnnxEncoder.Poolings, faults);
        if (options.Provider == EmbeddingOptions.Onnx)
        {
            CheckFiles(EmbeddingOptions.Section, options.File, options.Vocabulary, faults);
        }
        else
        {
            ModelSettings.CheckServer(EmbeddingOptions.Section, options.Server, faults);
        }
    }

    private static void CheckFiles(string at, string model, string vocabulary, List<string> faults)
    {
        foreach (var (name, path) in new[] { ("File", model), ("Vocabulary", vocabulary) })
        {
            if (!File.Exists(path))
            {
                faults.Add(path.Length == 0 ? $"{at}:{name} is missing; expected the path of a file." : $"{at}:{name} is `{path}`, and there is no such file.");
            }
        }
    }
}

/// <summary>Ends a start with what is wrong, a line each.</summary>
internal sealed class DenseSettingsValidator : IValidateOptions<DenseSettings>
{
    public ValidateOptionsResult Validate(string? name, DenseSettings options) => options.Faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(options.Faults);
}
