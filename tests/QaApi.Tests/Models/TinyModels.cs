using System.Text.RegularExpressions;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Models;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Tests.Models;

/// <summary>Files of a tiny encoder and a tiny cross-encoder over the words of an index, and what they must give, worked out without them.</summary>
internal sealed partial class TinyModels : IDisposable
{
    public const int Dimensions = 16;
    private static readonly string[] Special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
    private readonly Dictionary<string, int> _ids;
    private readonly float[][] _table;

    /// <param name="liked">The word that the cross-encoder likes; it dislikes length a little.</param>
    public TinyModels(SearchIndex index, string liked)
    {
        Folder = Directory.CreateTempSubdirectory("guidanceqa-tiny-").FullName;
        var words = Enumerable.Range(0, index.StatementCount).SelectMany(o => WordsOf(VectorBuilder.TextOf(index.At(o)))).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        List<string> vocabulary = [.. Special, .. words];
        _ids = vocabulary.Select((word, id) => (word, id)).ToDictionary(v => v.word, v => v.id, StringComparer.Ordinal);
        Random random = new(4711);
        _table = [.. vocabulary.Select(_ => Enumerable.Range(0, Dimensions).Select(_ => random.NextSingle() - 0.5f).ToArray())];
        File.WriteAllLines(Vocabulary, vocabulary);
        TinyOnnx.WriteEncoder(Encoder, _table);
        TinyOnnx.WriteCrossEncoder(CrossEncoder, [.. vocabulary.Select(w => w == liked ? 10f : -0.01f)]);
    }

    public string Folder { get; }

    public string Vocabulary => Path.Combine(Folder, "vocab.txt");

    public string Encoder => Path.Combine(Folder, "encoder.onnx");

    public string CrossEncoder => Path.Combine(Folder, "cross-encoder.onnx");

    public EmbeddingOptions Embeddings(double weight = 0.5) => new() { Provider = EmbeddingOptions.Onnx, File = Encoder, Vocabulary = Vocabulary, Weight = weight };

    public RerankingOptions Reranking(int depth = RerankingOptions.MostDepth) => new() { File = CrossEncoder, Vocabulary = Vocabulary, Depth = depth };

    /// <summary>The vector of a text, by the book: the mean of its tokens' rows, brought to length 1.</summary>
    public double[] VectorOf(string text)
    {
        int[] ids = [_ids["[CLS]"], .. WordsOf(text).Select(w => _ids.GetValueOrDefault(w, _ids["[UNK]"])), _ids["[SEP]"]];
        var mean = Enumerable.Range(0, Dimensions).Select(d => ids.Average(id => (double)_table[id][d])).ToArray();
        var length = Math.Sqrt(mean.Sum(x => x * x));
        return [.. mean.Select(x => x / length)];
    }

    public static double Cosine(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static IEnumerable<string> WordsOf(string text) => Words().Matches(text.ToLowerInvariant()).Select(m => m.Value);

    // As the tokenizer splits: punctuation stands alone; signs that are no punctuation (≥, +, ²) are passed over.
    [GeneratedRegex(@"\w+|\p{P}")]
    private static partial Regex Words();
}
