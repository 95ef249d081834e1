using GuidanceQa.QaApi.Models;
using Microsoft.Extensions.Configuration;

namespace GuidanceQa.QaApi.Tests.Models;

/// <summary>What a configuration may say of vectors and reranking, and how a wrong one is told.</summary>
public sealed class DenseSettingsTests
{
    [Fact]
    public void Nothing_configured_is_nothing_used()
    {
        var settings = Read();

        Assert.Empty(settings.Faults);
        Assert.Null(settings.Embeddings);
        Assert.Null(settings.Reranking);
    }

    [Fact]
    public void A_prefix_keeps_its_space()
    {
        var settings = Read(("Embeddings:Provider", "ollama"), ("Embeddings:Model", "e5"), ("Embeddings:AllowPrivateAddress", "true"), ("Embeddings:QueryPrefix", "query: "), ("Embeddings:Weight", "0.3"));

        Assert.Empty(settings.Faults);
        Assert.Equal("query: ", settings.Embeddings!.QueryPrefix);
        Assert.Equal(0.3, settings.Embeddings.Weight);
    }

    [Theory]
    [InlineData("Embeddings:Provider", "onnxx", "Embeddings:Provider is none of these; expected one of openai, azure, compatible, ollama, onnx.")]
    [InlineData("Embeddings:Model", "", "Embeddings:Model is missing; expected the model's name at the provider.")]
    [InlineData("Embeddings:Key", "", "Embeddings:Key is missing; set it in the environment as Embeddings__Key.")]
    [InlineData("Embeddings:Weight", "2", "Embeddings:Weight is not a number from 0 to 1.")]
    [InlineData("Embeddings:Pooling", "max", "Embeddings:Pooling is none of these; expected one of mean, cls.")]
    [InlineData("Embeddings:Batch", "none", "Embeddings:Batch is not a number from 1 to 2048.")]
    [InlineData("Embeddings:Modle", "x", "Embeddings has no setting `Modle`")]
    [InlineData("Embeddings:Endpoint", "http://10.0.0.1/v1/", "Embeddings:Endpoint is plain http; expected https, or AllowPrivateAddress=true for a server in a private network.")]
    [InlineData("Reranking:File", "/nowhere/model.onnx", "Reranking:File is `/nowhere/model.onnx`, and there is no such file.")]
    [InlineData("Reranking:Depth", "51", "Reranking:Depth is not a number from 2 to 50.")]
    public void A_wrong_setting_is_one_line(string setting, string value, string line) =>
        Assert.Contains(Read(("Embeddings:Provider", "openai"), ("Embeddings:Model", "small"), ("Embeddings:Key", "k"), (setting, value)).Faults, f => f.StartsWith(line, StringComparison.Ordinal));

    [Fact]
    public void A_model_file_needs_its_vocabulary()
    {
        var faults = Read(("Embeddings:Provider", "onnx"), ("Embeddings:File", typeof(DenseSettingsTests).Assembly.Location)).Faults;

        Assert.Equal(["Embeddings:Vocabulary is missing; expected the path of a file."], faults);
    }

    private static DenseSettings Read(params (string Key, string Value)[] values) =>
        DenseSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values.GroupBy(v => v.Key).Select(v => KeyValuePair.Create(v.Key, (string?)v.Last().Value))).Build());
}
