using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace GuidanceQa.QaApi.Models;

/// <summary>Who turns texts into vectors, and what the vectors count: <c>Embeddings:…</c>. Without a provider nobody does. The README's table is made from the descriptions here.</summary>
public sealed record EmbeddingOptions
{
    public const string Section = "Embeddings";

    /// <summary>A model file on this machine, run by ONNX Runtime.</summary>
    public const string Onnx = "onnx";

    [Description("`openai`, `azure`, `compatible`, `ollama`, or `onnx` for a model file on this machine; empty: none")]
    public string Provider { get; set; } = "";

    [Description("as for `Models`")]
    public string Endpoint { get; set; } = "";

    [Description("as for `Models`")]
    public string Model { get; set; } = "";

    [Description("as for `Models`")]
    public string Key { get; set; } = "";

    [Description("as for `Models`")]
    public bool AllowPrivateAddress { get; set; }

    [Description("`onnx`: the model file")]
    public string File { get; set; } = "";

    [Description("`onnx`: its WordPiece vocabulary, `vocab.txt`")]
    public string Vocabulary { get; set; } = "";

    [Description("`onnx`: the vocabulary is of an uncased model")]
    public bool LowerCase { get; set; } = true;

    [Description("`onnx`: how the vectors of words become one, where the model leaves it open: `mean` or `cls`")]
    public string Pooling { get; set; } = OnnxEncoder.Mean;

    // What sentence encoders of this size were trained with; statements are shorter.
    [Range(8, 8192)]
    [Description("`onnx`: longer texts are cut")]
    public int MaximumTokens { get; set; } = 256;

    [Description("put before a question, for models that want it, as `query: `")]
    public string QueryPrefix { get; set; } = "";

    [Description("put before a statement, as `passage: `")]
    public string PassagePrefix { get; set; } = "";

    // Bruch, Gai and Ingber (2023) and the means over 18 collections in Anserini's published table: half and half is hard to beat without examples.
    [Range(0.0, 1.0)]
    [Description("what the vectors count in a ranking; words count the rest")]
    public double Weight { get; set; } = 0.5;

    [Range(1, 2048)]
    [Description("texts to one request or run")]
    public int Batch { get; set; } = 32;

    [Range(1, 600)]
    [Description("for a request; a question whose vector is later is answered by its words alone")]
    public int Seconds { get; set; } = 5;

    [Range(0, 10)]
    [Description("as for `Models`")]
    public int Retries { get; set; } = 1;

    /// <summary>The way to its server, as a model's is described.</summary>
    internal ModelOptions Server => new()
    {
        Provider = Provider,
        Endpoint = Endpoint,
        Model = Model,
        Key = Key,
        AllowPrivateAddress = AllowPrivateAddress,
        FirstTokenSeconds = Seconds,
        Retries = Retries,
    };
}
