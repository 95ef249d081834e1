using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GuidanceQa.Indexing.Documents;

/// <summary>The optional YAML block at the top of a document. Keys are a closed list: an unknown one is a fault, so that a typing error is never silently ignored.</summary>
internal sealed record FrontMatter(
    string? Id,
    string? Title,
    string? Kind,
    Standing Standing,
    IReadOnlyDictionary<int, string> References,
    string Body,
    int BodyLine)
{
    private static readonly string[] ReviewStatuses = ["pending", "submitted", "under review", "approved"];

    /// <summary>Splits a file's text in front matter and body. Null, with faults, when the front matter is broken.</summary>
    public static FrontMatter? Read(string path, string text, ICollection<CorpusFault> faults)
    {
        var none = new FrontMatter(null, null, null, new Standing(), new Dictionary<int, string>(), text, 0);
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
        {
            return none;
        }

        var end = text.IndexOf("\n---", 3, StringComparison.Ordinal);
        while (end >= 0 && end + 4 < text.Length && text[end + 4] != '\n')
        {
            end = text.IndexOf("\n---", end + 1, StringComparison.Ordinal);
        }

        if (end < 0)
        {
            faults.Add(new(path, 1, "front matter that is opened by --- and never closed", "a second line of --- below it"));
            return null;
        }

        var bodyStart = Math.Min(text.Length, end + 5);
        var result = none with { Body = text[bodyStart..], BodyLine = text.AsSpan(0, bodyStart).Count('\n') };
        return Fill(result, path, end > 4 ? text[4..(end + 1)] : "", faults);
    }

    private static FrontMatter? Fill(FrontMatter result, string path, string yaml, ICollection<CorpusFault> faults)
    {
        YamlStream stream = [];
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            faults.Add(new(path, (int)e.Start.Line + 1, $"front matter that is not YAML ({e.Message.ReplaceLineEndings(" ")})", "lines of `key: value`"));
            return null;
        }

        if (stream.Documents.Count == 0)
        {
            return result;
        }

        if (stream.Documents[0].RootNode is not YamlMappingNode root)
        {
            faults.Add(new(path, 2, "front matter that is not a list of keys", "lines of `key: value`"));
            return null;
        }

        var before = faults.Count;
        foreach (var (key, node) in root.Children)
        {
            result = Set(result, path, key.ToString(), node, faults);
        }

        return faults.Count == before ? result : null;
    }

    private static FrontMatter Set(FrontMatter result, string path, string key, YamlNode node, ICollection<CorpusFault> faults)
    {
        var line = (int)node.Start.Line + 1;
        if (key == "references")
        {
            return result with { References = ReadReferences(path, node, line, faults) };
        }

        if (node is not YamlScalarNode { Value: var value })
        {
            faults.Add(new(path, line, $"a list or map under `{key}`", "one value"));
            return result;
        }

        value = string.IsNullOrWhiteSpace(value) || value is "null" or "~" ? null : value.Trim();
        var standing = result.Standing;
        switch (key)
        {
            case "id":
                return value is null || Identifiers.IsDocumentId(value)
                    ? result with { Id = value }
                    : Fault(result, faults, new(path, line, $"the id `{value}`", "letters, digits, `.`, `_`, `-` and `:`"));
            case "title":
                return result with { Title = value };
            case "kind":
                return value is null or DocumentKinds.Guidance or DocumentKinds.Reference or DocumentKinds.Comparison
                    ? result with { Kind = value }
                    : Fault(result, faults, new(path, line, $"the kind `{value}`", "guidance, reference or comparison"));
            case "publisher":
                return result with { Standing = standing with { Publisher = value } };
            case "authors":
                return result with { Standing = standing with { Authors = value } };
            case "year":
                return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1500 and <= 2500
                    ? result with { Standing = standing with { Year = year } }
                    : Fault(result, faults, new(path, line, $"the year `{value}`", "a year such as 2026"));
            case "lastUpdated":
                return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                    ? result with { Standing = standing with { LastUpdated = value } }
                    : Fault(result, faults, new(path, line, $"the date `{value}`", "a date such as 2026-01-31"));
            case "reviewStatus":
                return value is null || ReviewStatuses.Contains(value, StringComparer.Ordinal)
                    ? result with { Standing = standing with { ReviewStatus = value } }
                    : Fault(result, faults, new(path, line, $"the review status `{value}`", string.Join(", ", ReviewStatuses)));
            case "jurisdiction":
                return result with { Standing = standing with { Jurisdiction = value } };
            case "licence":
                return result with { Standing = standing with { Licence = value } };
            case "url":
                return value is null || (Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
                    ? result with { Standing = standing with { Url = value } }
                    : Fault(result, faults, new(path, line, $"the url `{value}`", "an address that begins with https://"));
            case "doi":
                return result with { Standing = standing with { Doi = value } };
            case "pmid":
                return result with { Standing = standing with { Pmid = value } };
            case "citation":
                return result with { Standing = standing with { Citation = value } };
            default:
                return Fault(result, faults, new(path, line, $"the unknown key `{key}`", "one of the keys in the corpus README"));
        }
    }

    private static FrontMatter Fault(FrontMatter result, ICollection<CorpusFault> faults, CorpusFault fault)
    {
        faults.Add(fault);
        return result;
    }

    private static Dictionary<int, string> ReadReferences(string path, YamlNode node, int line, ICollection<CorpusFault> faults)
    {
        Dictionary<int, string> references = [];
        if (node is not YamlMappingNode map)
        {
            faults.Add(new(path, line, "`references` that is not a map", "lines of `number: text`"));
            return references;
        }

        foreach (var (key, value) in map.Children)
        {
            if (int.TryParse(key.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && value is YamlScalarNode { Value: { } text })
            {
                references[number] = text;
            }
            else
            {
                faults.Add(new(path, (int)key.Start.Line + 1, $"the reference `{key}`", "a number with its text"));
            }
        }

        return references;
    }
}
