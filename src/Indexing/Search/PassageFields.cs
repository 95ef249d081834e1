using Lucene.Net.Search.Similarities;

namespace GuidanceQa.Indexing.Search;

/// <summary>The fields of a statement, in the order in which the store keeps them.</summary>
internal static class PassageFields
{
    public const int Text = 0;
    public const int Plain = 1;
    public const int Path = 2;
    public const int Context = 3;
    public const int Count = 4;

    public const string Document = "document";
    public const string Kind = "kind";
    public const string Ordinal = "ordinal";

    public static readonly string[] Names = ["text", "plain", "path", "ctx"];

    /// <summary>How much a term counts by where it stands. A heading names the topic of every statement below it; a neighbour only hints at it.</summary>
    public static readonly double[] Weights = [1.0, 0.5, 1.0, 0.25];

    /// <summary>Length normalisation of each field (BM25F's b).</summary>
    public static readonly double[] B = [0.4, 0.4, 0.3, 0.75];

    // Robertson's usual range is 1.2 to 2.0.
    public const double K1 = 1.2;

    /// <summary>The similarity for writing and searching: BM25 with exact lengths up to 255 terms, where Lucene's own norm byte tells 17 lengths as 5.</summary>
    public static Similarity Similarity { get; } = new ExactLengths();

    private sealed class ExactLengths() : BM25Similarity((float)PassageFields.K1, 0.4f)
    {
        protected override byte EncodeNormValue(float boost, int fieldLength) => (byte)Math.Min(255, fieldLength);

        protected override float DecodeNormValue(byte b) => Math.Max((byte)1, b);
    }
}
