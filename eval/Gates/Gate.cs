using System.Globalization;
using System.Text;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Gates;

/// <summary>A floor or a ceiling for one measure of one suite, on <c>dev</c>.</summary>
/// <param name="AtLeast">For measures of which more is better.</param>
/// <param name="AtMost">For measures of which less is better.</param>
/// <param name="Target">Where the project wants to be; not gated.</param>
/// <param name="NotBuilt">Why the feature that the measure is about does not exist yet; such a gate is reported and never fails.</param>
/// <param name="Reason">Why the floor is what it is.</param>
internal sealed record Gate(string Suite, string Measure, double? AtLeast, double? AtMost, double? Target, string? NotBuilt, string Reason)
{
    public string Name => $"{Suite}/{Measure}";

    public double? Bound => AtLeast ?? AtMost;

    /// <summary>The gate with its bound at what was measured, rounded so that the same value passes.</summary>
    public Gate At(double value, bool higherIsBetter, string reason) => this with
    {
        AtLeast = higherIsBetter ? Math.Floor(value * 10_000) / 10_000 : null,
        AtMost = higherIsBetter ? null : Math.Ceiling(value * 10_000) / 10_000,
        Reason = reason,
    };
}

/// <summary>A gate as it stands in <c>gates.yaml</c>.</summary>
internal sealed class GateEntry
{
    public required string Suite { get; set; }

    public required string Measure { get; set; }

    public double? AtLeast { get; set; }

    public double? AtMost { get; set; }

    public double? Target { get; set; }

    public string? NotBuilt { get; set; }

    public required string Reason { get; set; }
}

/// <summary>Reads and writes the gates.</summary>
internal static class GateFile
{
    public static IReadOnlyList<Gate> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var gates = Yaml.Read<List<GateEntry>>(path).Select(g => new Gate(g.Suite, g.Measure, g.AtLeast, g.AtMost, g.Target, g.NotBuilt, g.Reason)).ToList();
        foreach (var gate in gates)
        {
            var bounds = (gate.AtLeast is null ? 0 : 1) + (gate.AtMost is null ? 0 : 1) + (gate.NotBuilt is null ? 0 : 1);
            if (bounds != 1)
            {
                throw new SuiteFormatException($"{path}: {gate.Name}: found {bounds} of atLeast, atMost and notBuilt; expected one");
            }
        }

        return gates;
    }

    public static string ToYaml(IEnumerable<Gate> gates)
    {
        StringBuilder text = new("# Floors and ceilings on dev, one a line. Written by `eval accept --reason …`, which raises what has got better; `notBuilt` is written by hand and taken away when the feature comes.\n");
        foreach (var gate in gates.OrderBy(g => g.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {{suite: {Yaml.Quoted(gate.Suite)}, measure: {Yaml.Quoted(gate.Measure)}");
            Append(text, "atLeast", gate.AtLeast);
            Append(text, "atMost", gate.AtMost);
            Append(text, "target", gate.Target);
            if (gate.NotBuilt is not null)
            {
                text.Append(", notBuilt: ").Append(Yaml.Quoted(gate.NotBuilt));
            }

            text.Append(", reason: ").Append(Yaml.Quoted(gate.Reason)).Append("}\n");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string key, double? value)
    {
        if (value is { } number)
        {
            text.Append(CultureInfo.InvariantCulture, $", {key}: {number:0.####}");
        }
    }
}
