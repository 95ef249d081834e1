using System.Buffers.Binary;
using System.Text;

namespace GuidanceQa.QaApi.Tests.Models;

/// <summary>
/// Writes ONNX files small enough to follow by hand: an encoder that looks each token up in a table of vectors, and a cross-encoder that adds up a number for each token. Protobuf is written field by field, after onnx.proto3.
/// </summary>
internal static class TinyOnnx
{
    private const int Float = 1;
    private const int Int64 = 7;

    /// <summary><c>last_hidden_state[b, s, d] = table[input_ids[b, s]] · attention_mask[b, s]</c>.</summary>
    public static void WriteEncoder(string path, float[][] table) => File.WriteAllBytes(path, Model(
        [
            Node("Gather", ["table", "input_ids"], "words"),
            Node("Cast", ["attention_mask"], "mask", Int("to", Float)),
            Node("Unsqueeze", ["mask", "last"], "column"),
            Node("Mul", ["words", "column"], "last_hidden_state"),
        ],
        [Floats("table", [table.Length, table[0].Length], [.. table.SelectMany(r => r)]), Longs("last", [2])],
        ["input_ids", "attention_mask"],
        ("last_hidden_state", [-1, -1, table[0].Length])));

    /// <summary><c>logits[b] = Σ weights[input_ids[b, s]] · attention_mask[b, s] · token_type_ids[b, s]</c>: only the second text counts.</summary>
    public static void WriteCrossEncoder(string path, float[] weights) => File.WriteAllBytes(path, Model(
        [
            Node("Gather", ["weights", "input_ids"], "words"),
            Node("Mul", ["attention_mask", "token_type_ids"], "counted"),
            Node("Cast", ["counted"], "mask", Int("to", Float)),
            Node("Mul", ["words", "mask"], "masked"),
            Node("ReduceSum", ["masked", "last"], "logits", Int("keepdims", 1)),
        ],
        [Floats("weights", [weights.Length], weights), Longs("last", [1])],
        ["input_ids", "attention_mask", "token_type_ids"],
        ("logits", [-1, 1])));

    /// <summary>A model that takes something else than tokens.</summary>
    public static void WriteOther(string path) => File.WriteAllBytes(path, Model([Node("Identity", ["pixels"], "out")], [], ["pixels"], ("out", [-1, -1]), Int64));

    // IR version 8 and operator set 13: old enough for every runtime in use.
    private static byte[] Model(byte[][] nodes, byte[][] constants, string[] inputs, (string Name, long[] Shape) output, int outputType = Float)
    {
        var graph = Join([.. nodes.Select(n => Bytes(1, n)), Text(2, "tiny"), .. constants.Select(c => Bytes(5, c)), .. inputs.Select(i => Bytes(11, Value(i, Int64, [-1, -1]))), Bytes(12, Value(output.Name, outputType, output.Shape))]);
        return Join([Number(1, 8), Bytes(7, graph), Bytes(8, Join([Text(1, ""), Number(2, 13)]))]);
    }

    private static byte[] Node(string operation, string[] inputs, string output, params byte[][] attributes) =>
        Join([.. inputs.Select(i => Text(1, i)), Text(2, output), Text(4, operation), .. attributes.Select(a => Bytes(5, a))]);

    private static byte[] Int(string name, long value) => Join([Text(1, name), Number(3, value), Number(20, 2)]);

    private static byte[] Floats(string name, long[] shape, float[] numbers)
    {
        var raw = new byte[numbers.Length * sizeof(float)];
        for (var i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * sizeof(float)), numbers[i]);
        }

        return Join([.. shape.Select(d => Number(1, d)), Number(2, Float), Text(8, name), Bytes(9, raw)]);
    }

    private static byte[] Longs(string name, long[] numbers) =>
        Join([Number(1, numbers.Length), Number(2, Int64), Text(8, name), Bytes(9, [.. numbers.SelectMany(BitConverter.GetBytes)])]);

    // A negative size is a free one.
    private static byte[] Value(string name, int type, long[] shape)
    {
        var dimensions = shape.Select((d, i) => Bytes(1, d < 0 ? Text(2, $"d{i}") : Number(1, d)));
        return Join([Text(1, name), Bytes(2, Bytes(1, Join([Number(1, type), Bytes(2, Join([.. dimensions]))])))]);
    }

    private static byte[] Number(int field, long value) => Join([Varint((ulong)(field << 3)), Varint((ulong)value)]);

    private static byte[] Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    private static byte[] Bytes(int field, byte[] value) => Join([Varint((ulong)((field << 3) | 2)), Varint((ulong)value.Length), value]);

    private static byte[] Varint(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }

    private static byte[] Join(byte[][] parts) => [.. parts.SelectMany(p => p)];
}
