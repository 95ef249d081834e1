using GuidanceQa.ModelServer;
using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Tests.Models;

/// <summary>Vectors from servers that speak the real protocols, well and badly, through the official clients.</summary>
public sealed class TextEmbedderTests(Scripted scripted)
{
    [Theory]
    [InlineData(ModelProviders.OpenAi)]
    [InlineData(ModelProviders.Azure)]
    [InlineData(ModelProviders.Compatible)]
    [InlineData(ModelProviders.Ollama)]
    public async Task Every_provider_gives_the_vectors_of_the_texts_in_their_order(string provider)
    {
        using var embedder = Embedder(Behaviours.Well, provider);
        string[] texts = ["the lamp burns", "the fog signal sounds twice"];

        var vectors = await embedder.OfStatementsAsync(texts, TestContext.Current.CancellationToken);
        var question = await embedder.OfQuestionAsync("the lamp burns", TestContext.Current.CancellationToken);

        Assert.Equal(texts.Select(t => Expected("passage: " + t)), vectors);
        Assert.Equal(Expected("query: the lamp burns"), question);
        Assert.True(embedder.Health.IsHealthy);
    }

    [Theory]
    [InlineData(Behaviours.Unauthorised, ModelReasons.KeyRefused)]
    [InlineData(Behaviours.NotFound, ModelReasons.Unknown)]
    [InlineData(Behaviours.TooMany, ModelReasons.RateLimited)]
    [InlineData(Behaviours.Broken, ModelReasons.Error)]
    [InlineData(Behaviours.Silent, ModelReasons.Timeout)]
    [InlineData(Behaviours.WrongType, ModelReasons.BadOutput)]
    [InlineData(Behaviours.InvalidJson, ModelReasons.BadOutput)]
    [InlineData(Behaviours.TooFew, ModelReasons.BadOutput)]
    [InlineData(Behaviours.Zeros, ModelReasons.BadOutput)]
    public async Task Whatever_goes_wrong_has_its_reason_and_names_no_key(string behaviour, string reason)
    {
        using var embedder = Embedder(behaviour, ModelProviders.Compatible, seconds: behaviour == Behaviours.Silent ? 1 : 20);

        var fault = await Assert.ThrowsAsync<ModelException>(() => embedder.OfStatementsAsync(["a", "b"], TestContext.Current.CancellationToken));

        Assert.Equal(reason, fault.Reason);
        Assert.False(embedder.Health.IsHealthy);
        Assert.DoesNotContain(Scripted.ScriptedKey, fault.ToString() + embedder.Health.Fault + embedder.Fingerprint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no model", "is no ONNX model that can be run")]
    [InlineData("other", "takes pixels (Int64) and cannot be used")]
    public void A_file_that_is_no_encoder_is_refused_with_what_was_found(string kind, string says)
    {
        var folder = Directory.CreateTempSubdirectory("guidanceqa-onnx-").FullName;
        var (model, vocabulary) = (Path.Combine(folder, "m.onnx"), Path.Combine(folder, "vocab.txt"));
        File.WriteAllLines(vocabulary, ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "lamp"]);
        if (kind == "other")
        {
            TinyOnnx.WriteOther(model);
        }
        else
        {
            File.WriteAllText(model, "This is no model.");
        }

        var fault = Assert.Throws<ModelException>(() => new TextEmbedder(new EmbeddingOptions { Provider = EmbeddingOptions.Onnx, File = model, Vocabulary = vocabulary }, TimeProvider.System));

        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_file_that_is_no_vocabulary_is_refused()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "lamp\nfog\n");

        var fault = Assert.Throws<ModelException>(() => new WordPieces(file, lowerCase: true, maximum: 64));

        Assert.Contains("is no WordPiece vocabulary", fault.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    private TextEmbedder Embedder(string behaviour, string provider, int seconds = 20)
    {
        var model = scripted.Options(behaviour, provider);
        return new TextEmbedder(
            new EmbeddingOptions
            {
                Provider = provider, Endpoint = model.Endpoint, Model = model.Model, Key = model.Key, AllowPrivateAddress = true, QueryPrefix = "query: ", PassagePrefix = "passage: ", Seconds = seconds, Retries = 0,
            },
            TimeProvider.System);
    }

    private static float[] Expected(string text)
    {
        var vector = Vectors.Of(text);
        var length = MathF.Sqrt(vector.Sum(x => x * x));
        return [.. vector.Select(x => x / length)];
    }
}
