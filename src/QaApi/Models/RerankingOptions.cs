using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GuidanceQa.QaApi.Models;

/// <summary>A cross-encoder on this machine that reads question and statement together: <c>Reranking:…</c>. Without a file there is none. The README's table is made from the descriptions here.</summary>
public sealed class RerankingOptions
{
    public const string Section = "Reranking";

    // Further down a better order changes no answer, and every pair costs a run of the model.
    public const int MostDepth = 50;

    [Description("the ONNX file; empty: no reranking")]
    public string File { get; set; } = "";

    [Description("its WordPiece vocabulary, `vocab.txt`")]
    public string Vocabulary { get; set; } = "";

    [Description("the vocabulary is of an uncased model")]
    public bool LowerCase { get; set; } = true;

    [Range(8, 8192)]
    [Description("longer pairs are cut at the statement's end")]
    public int MaximumTokens { get; set; } = 256;

    [Range(2, MostDepth)]
    [Description("how many of the best statements it may reorder")]
    public int Depth { get; set; } = MostDepth;
}
