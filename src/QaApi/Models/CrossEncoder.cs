namespace GuidanceQa.QaApi.Models;

/// <summary>Reads a question and a statement together and says how well they go together. A small model on this machine; untrusted like any other: it may put statements in another order and nothing else.</summary>
public sealed class CrossEncoder : IDisposable
{
    // Pairs to one run: more of them cost memory and gain nothing on a processor.
    private const int Batch = 16;

    private readonly OnnxFile _file;
    private readonly WordPieces _words;

    /// <exception cref="ModelException">The files are not what they should be.</exception>
    public CrossEncoder(RerankingOptions options)
    {
        Depth = options.Depth;
        _words = new WordPieces(options.Vocabulary, options.LowerCase, options.MaximumTokens);
        _file = new OnnxFile(options.File, "logits");
        Fingerprint = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_file.Sha256} {options.LowerCase} {options.MaximumTokens} {Depth}");
    }

    /// <summary>How many of the best statements it may reorder; 2 to 50.</summary>
    public int Depth { get; }

    /// <summary>The model file and everything that decides what it makes of a pair.</summary>
    public string Fingerprint { get; }

    /// <summary>A number a statement, in their order: the higher the better; comparable within one question only.</summary>
    /// <exception cref="ModelException">The model could not be run.</exception>
    public IReadOnlyList<float> Score(string question, IReadOnlyList<string> statements, CancellationToken cancel)
    {
        List<float> scores = [];
        foreach (var chunk in statements.Chunk(_file.HasMask ? Batch : 1))
        {
            cancel.ThrowIfCancellationRequested();
            var pairs = chunk.Select(s => _words.OfPair(question, s)).ToList();
            var output = _file.Run([.. pairs.Select(p => p.Ids)], [.. pairs.Select(p => p.Types)]);

            // One number a pair, or one a class, of which the last is "relevant".
            var width = checked((int)(output.Length / chunk.Length));
            scores.AddRange(Enumerable.Range(0, chunk.Length).Select(i => output.GetValue((i * width) + width - 1)));
        }

        return scores.All(float.IsFinite) ? scores : throw new ModelException(ModelReasons.BadOutput, "the reranker gave something that is no number");
    }

    public void Dispose() => _file.Dispose();
}
