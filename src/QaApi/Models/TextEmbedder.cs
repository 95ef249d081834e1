using System.Numerics.Tensors;
using Microsoft.Extensions.AI;
using OllamaSharp;

namespace GuidanceQa.QaApi.Models;

/// <summary>Texts in, vectors of length 1 out: from a server or from a model file, which is the same to whoever asks. Whatever goes wrong ends as a <see cref="ModelException"/>.</summary>
public sealed class TextEmbedder : IDisposable
{
    // A number of a vector is some twenty characters where a server writes them out; 4,096 numbers are the longest that are common.
    private const int BytesOfVector = 100_000;

    private readonly EmbeddingOptions _options;
    private readonly HttpClient? _http;
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;
    private readonly string _place;
    private volatile ModelHealth _health = ModelHealth.Unknown;

    /// <param name="options">Without faults (<see cref="DenseSettings.Faults"/>).</param>
    /// <exception cref="ModelException">The model's files are not what they should be.</exception>
    public TextEmbedder(EmbeddingOptions options, TimeProvider clock)
    {
        _options = options;
        if (options.Provider == EmbeddingOptions.Onnx)
        {
            OnnxEncoder encoder = new(options);
            (_generator, _place) = (encoder, Path.GetFileName(options.File));
            Fingerprint = $"onnx {encoder.Fingerprint} {options.QueryPrefix}|{options.PassagePrefix}";
            return;
        }

        _http = ModelTransport.Create(options.Server, clock, BytesOfVector * (options.Batch + 1));
        _generator = options.Provider == ModelProviders.Ollama
            ? new OllamaApiClient(_http, options.Model)
            : ChatClients.OpenAi(options.Server, _http).GetEmbeddingClient(options.Model).AsIEmbeddingGenerator();
        _place = Addresses.Of(options.Server).Authority;
        Fingerprint = $"{options.Provider} {options.Model} {options.QueryPrefix}|{options.PassagePrefix}";
    }

    /// <summary>Names the model and everything else that decides a vector; never the key. Vectors of different fingerprints cannot be compared.</summary>
    public string Fingerprint { get; }

    /// <summary>Texts to one call of <see cref="OfStatementsAsync"/>.</summary>
    public int Batch => _options.Batch;

    /// <summary>What the vectors count in a ranking, 0 to 1.</summary>
    public double Weight => _options.Weight;

    public ModelHealth Health => _health;

    /// <exception cref="ModelException">It cannot be had.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was cancelled.</exception>
    public async Task<float[]> OfQuestionAsync(string question, CancellationToken cancel) => (await EmbedAsync([_options.QueryPrefix + question], cancel))[0];

    /// <summary>In the order of the texts.</summary>
    /// <inheritdoc cref="OfQuestionAsync"/>
    public Task<IReadOnlyList<float[]>> OfStatementsAsync(IReadOnlyList<string> texts, CancellationToken cancel) => EmbedAsync([.. texts.Select(t => _options.PassagePrefix + t)], cancel);

    public void Dispose()
    {
        _generator.Dispose();
        _http?.Dispose();
    }

    private async Task<IReadOnlyList<float[]>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancel)
    {
        using CancellationTokenSource late = new(TimeSpan.FromSeconds((_options.Retries + 1) * _options.Seconds));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            ResponseGate.EndsWith(either.Token);
            var made = await _generator.GenerateAsync(texts, null, either.Token);
            List<float[]> vectors = [.. made.Select(m => Normalised(m.Vector.Span))];
            if (vectors.Count != texts.Count || vectors.Any(v => v.Length != vectors[0].Length))
            {
                throw new ModelException(ModelReasons.BadOutput, $"{_place} gave {vectors.Count} vectors for {texts.Count} texts, or some of another length");
            }

            _health = ModelHealth.Well;
            return vectors;
        }
        catch (Exception e)
        {
            // The client libraries throw what they like at what they do not expect.
            cancel.ThrowIfCancellationRequested();
            var fault = ModelException.In(e)
                ?? (late.IsCancellationRequested ? new ModelException(ModelReasons.Timeout, $"{_place} did not answer in time", e) : new ModelException(ModelReasons.BadOutput, $"{_place} answered as no embedding model does", e));
            _health = new ModelHealth(false, $"Vectors cannot be made: {fault.Message}.");
            throw fault;
        }
    }

    // Of length 1, so that a product of two is their cosine.
    private float[] Normalised(ReadOnlySpan<float> vector)
    {
        var length = TensorPrimitives.Norm(vector);
        if (!float.IsFinite(length) || length <= 0)
        {
            throw new ModelException(ModelReasons.BadOutput, $"{_place} gave a vector without direction");
        }

        var normalised = new float[vector.Length];
        TensorPrimitives.Divide(vector, length, normalised);
        return normalised;
    }
}
