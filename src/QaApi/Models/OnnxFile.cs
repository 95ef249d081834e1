using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace GuidanceQa.QaApi.Models;

/// <summary>A BERT-like model in an ONNX file: token numbers in, one array of numbers out. Not for deciding what the numbers mean.</summary>
internal sealed class OnnxFile : IDisposable
{
    private const string Ids = "input_ids";
    private const string Mask = "attention_mask";
    private const string Types = "token_type_ids";

    private readonly InferenceSession _session;
    private readonly string _output;
    private readonly string _path;

    /// <param name="wanted">Names of outputs in the order of preference; the model's first output is taken where it has none of them.</param>
    /// <exception cref="ModelException"><see cref="ModelReasons.Unknown"/>: the file is no model, or not of this kind.</exception>
    public OnnxFile(string path, params IReadOnlyList<string> wanted)
    {
        _path = path;
        try
        {
            using var stream = File.OpenRead(path);
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(stream));
            _session = new InferenceSession(path);
        }
        catch (Exception e) when (e is OnnxRuntimeException or IOException or UnauthorizedAccessException)
        {
            throw new ModelException(ModelReasons.Unknown, $"{path} is no ONNX model that can be run", e);
        }

        var unfit = _session.InputMetadata.Where(i => i.Key is not (Ids or Mask or Types) || i.Value.ElementDataType != TensorElementType.Int64).Select(i => i.Key).FirstOrDefault();
        if (unfit is not null || !_session.InputMetadata.ContainsKey(Ids))
        {
            var found = string.Join(", ", _session.InputMetadata.Select(i => $"{i.Key} ({i.Value.ElementDataType})"));
            _session.Dispose();
            throw new ModelException(ModelReasons.Unknown, $"{path} takes {found} and cannot be used for `{unfit ?? Ids}`; expected {Ids} and perhaps {Mask} and {Types}, each Int64");
        }

        _output = wanted.FirstOrDefault(_session.OutputMetadata.ContainsKey) ?? _session.OutputMetadata.Keys.First();
    }

    /// <summary>Of the file, in hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Whether texts of unequal lengths may be run together: without a mask the padding would be read as text.</summary>
    public bool HasMask => _session.InputMetadata.ContainsKey(Mask);

    /// <summary>Runs the model on a batch.</summary>
    /// <param name="texts">Token numbers, a list a text.</param>
    /// <param name="types">Segment of each token, in the same shape; null: all are 0.</param>
    /// <returns>The output with its shape; its first dimension is the batch.</returns>
    /// <exception cref="ModelException"><see cref="ModelReasons.BadOutput"/>: the model failed or gave no numbers.</exception>
    public DenseTensor<float> Run(IReadOnlyList<IReadOnlyList<int>> texts, IReadOnlyList<IReadOnlyList<int>>? types)
    {
        var length = texts.Max(t => t.Count);
        List<NamedOnnxValue> inputs = [NamedOnnxValue.CreateFromTensor(Ids, Padded(length, texts))];
        if (HasMask)
        {
            inputs.Add(NamedOnnxValue.CreateFromTensor(Mask, Padded(length, [.. texts.Select(t => Enumerable.Repeat(1, t.Count).ToList())])));
        }

        if (_session.InputMetadata.ContainsKey(Types))
        {
            inputs.Add(NamedOnnxValue.CreateFromTensor(Types, Padded(length, types ?? [.. texts.Select(t => new int[t.Count])])));
        }

        try
        {
            using var outputs = _session.Run(inputs, [_output]);
            return outputs[0].AsTensor<float>() is { } tensor && tensor.Dimensions[0] == texts.Count
                ? tensor.ToDenseTensor()
                : throw new ModelException(ModelReasons.BadOutput, $"{_path} gave no number for each text in `{_output}`");
        }
        catch (Exception e) when (e is OnnxRuntimeException or InvalidCastException)
        {
            throw new ModelException(ModelReasons.BadOutput, $"{_path} could not be run on a text", e);
        }
    }

    public void Dispose() => _session.Dispose();

    private static DenseTensor<long> Padded(int length, IReadOnlyList<IReadOnlyList<int>> texts)
    {
        DenseTensor<long> padded = new([texts.Count, length]);
        for (var t = 0; t < texts.Count; t++)
        {
            for (var i = 0; i < texts[t].Count; i++)
            {
                padded[t, i] = texts[t][i];
            }
        }

        return padded;
    }
}
