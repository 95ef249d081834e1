using Microsoft.Extensions.AI;

namespace GuidanceQa.QaApi.Models;

/// <summary>A sentence encoder in an ONNX file: a text becomes one vector. The vectors of words are averaged, or the first one is taken, where the model does not do it itself.</summary>
internal sealed class OnnxEncoder : IEmbeddingGenerator<string, Embedding<float>>
{
    public const string Mean = "mean";
    public const string Cls = "cls";

    private readonly OnnxFile _file;
    private readonly WordPieces _words;
    private readonly bool _takesMean;

    /// <exception cref="ModelException">The files are not what they should be.</exception>
    public OnnxEncoder(EmbeddingOptions options)
    {
        _words = new WordPieces(options.Vocabulary, options.LowerCase, options.MaximumTokens);
        _file = new OnnxFile(options.File, "sentence_embedding", "last_hidden_state");
        _takesMean = options.Pooling == Mean;
        Fingerprint = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_file.Sha256} {options.Pooling} {options.LowerCase} {options.MaximumTokens}");
    }

    public static IReadOnlyList<string> Poolings { get; } = [Mean, Cls];

    /// <summary>The model file and everything that decides what it makes of a text.</summary>
    public string Fingerprint { get; }

    /// <summary>In the order of the texts.</summary>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var texts = values.Select(_words.Of).ToList();
        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(
            (_file.HasMask ? [texts] : texts.Select(t => new List<IReadOnlyList<int>> { t })).SelectMany(Encode).Select(v => new Embedding<float>(v))));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => _file.Dispose();

    private List<float[]> Encode(List<IReadOnlyList<int>> texts)
    {
        var output = _file.Run(texts, null);
        var numbers = output.Buffer.Span;
        List<float[]> vectors = [];
        var isPooled = output.Dimensions.Length == 2;
        var (length, size) = isPooled ? (1, output.Dimensions[1]) : (output.Dimensions[1], output.Dimensions[2]);
        for (var t = 0; t < texts.Count; t++)
        {
            var vector = new float[size];
            var counted = isPooled || !_takesMean ? 1 : texts[t].Count;
            for (var i = 0; i < counted; i++)
            {
                System.Numerics.Tensors.TensorPrimitives.Add(vector, numbers.Slice(((t * length) + i) * size, size), vector);
            }

            System.Numerics.Tensors.TensorPrimitives.Divide(vector, counted, vector);
            vectors.Add(vector);
        }

        return vectors;
    }
}
