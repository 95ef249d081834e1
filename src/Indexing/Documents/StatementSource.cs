using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace GuidanceQa.Indexing.Documents;

/// <summary>One statement as its author wrote it, taken apart: words, markers, id and attribute lines.</summary>
internal sealed partial record StatementSource(
    string Text,
    string? Id,
    IReadOnlyList<int> Markers,
    string? Plain,
    IReadOnlyList<string> RefersTo,
    string? Verdict,
    bool IsEvidence)
{
    private static readonly string[] Verdicts = ["agree", "refine", "conflict", "gap"];

    /// <summary>Splits raw paragraph text in the statement's own lines and its attribute lines (<c>Plain:</c>, <c>Refers to:</c>, <c>Verdict:</c>, <c>Evidence:</c>).</summary>
    public static (string Words, Dictionary<string, string> Attributes) Lines(string raw)
    {
        StringBuilder words = new();
        Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        string? current = null;
        foreach (var line in raw.Split('\n'))
        {
            var match = AttributeLine().Match(line);
            if (match.Success)
            {
                current = match.Groups[1].Value;
                attributes[current] = match.Groups[2].Value;
            }
            else if (current is not null)
            {
                attributes[current] += " " + line;
            }
            else
            {
                words.Append(line).Append('\n');
            }
        }

        return (words.ToString(), attributes);
    }

    /// <summary>Reads one statement. Faults are reported against <paramref name="line"/>.</summary>
    public static StatementSource Read(string words, IReadOnlyDictionary<string, string> attributes, string path, int line, ICollection<CorpusFault> faults)
    {
        string? id = null;
        foreach (Match match in IdTag().Matches(words))
        {
            var value = match.Groups[1].Value;
            if (id is not null || !Identifiers.IsStatementId(value))
            {
                faults.Add(new(path, line, $"the id tag {{#{value}}}", id is null ? "letters, digits, `.`, `_` and `-`" : "one id for a statement"));
            }

            id ??= value;
        }

        var markers = new SortedSet<int>();
        foreach (Match match in MarkerGroup().Matches(words))
        {
            AddMarkers(markers, match.Groups[1].Value);
        }

        var text = Tidy(MarkerGroup().Replace(IdTag().Replace(words, " "), ""));
        attributes.TryGetValue("Plain", out var plain);
        attributes.TryGetValue("Verdict", out var verdict);
        verdict = verdict?.Trim().ToLowerInvariant();
        if (verdict is not null && !Verdicts.Contains(verdict, StringComparer.Ordinal))
        {
            faults.Add(new(path, line, $"the verdict `{verdict}`", string.Join(", ", Verdicts)));
        }

        var isEvidence = true;
        if (attributes.TryGetValue("Evidence", out var evidence))
        {
            isEvidence = !evidence.Trim().Equals("no", StringComparison.OrdinalIgnoreCase);
            if (isEvidence)
            {
                faults.Add(new(path, line, $"`Evidence: {evidence.Trim()}`", "`Evidence: no`, or no such line"));
            }
        }

        var refersTo = attributes.TryGetValue("Refers to", out var targets)
            ? targets.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [];
        var plainText = plain is null ? null : Tidy(MarkerGroup().Replace(plain, ""));
        return new StatementSource(text, id, [.. markers], plainText is { Length: 0 } ? null : plainText, refersTo, verdict, isEvidence);
    }

    /// <summary>Removes tags and markers and folds white space: what a heading or a table cell says.</summary>
    public static string Tidy(string text)
    {
        var folded = WhiteSpace().Replace(text, " ").Trim().Normalize(NormalizationForm.FormC);
        return SpaceBeforeStop().Replace(folded, "$1");
    }

    public static string WithoutIdTags(string text) => IdTag().Replace(text, " ");

    private static void AddMarkers(SortedSet<int> markers, string inside)
    {
        foreach (var part in inside.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ends = part.Split(['-', '–'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var first = int.Parse(ends[0], CultureInfo.InvariantCulture);
            var last = int.Parse(ends[^1], CultureInfo.InvariantCulture);
            for (var n = first; n <= Math.Min(last, first + 99); n++)
            {
                markers.Add(n);
            }
        }
    }

    [GeneratedRegex(@"^\s*(Plain|Refers to|Verdict|Evidence):\s*(.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex AttributeLine();

    [GeneratedRegex(@"\{#([^{}\s]*)\}", RegexOptions.NonBacktracking)]
    private static partial Regex IdTag();

    [GeneratedRegex(@"\s*\[([0-9]{1,3}(?:\s*[,;–-]\s*[0-9]{1,3})*)\]", RegexOptions.NonBacktracking)]
    private static partial Regex MarkerGroup();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@" ([.,;](?: |$))", RegexOptions.NonBacktracking)]
    private static partial Regex SpaceBeforeStop();
}
