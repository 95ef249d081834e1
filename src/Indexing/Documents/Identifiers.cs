using System.Security.Cryptography;
using System.Text;

namespace GuidanceQa.Indexing.Documents;

/// <summary>The kinds of a document, and the folders that imply them.</summary>
public static class DocumentKinds
{
    public const string Guidance = "guidance";
    public const string Reference = "reference";
    public const string Comparison = "comparison";

    public static IReadOnlyList<string> All { get; } = [Guidance, Reference, Comparison];

    /// <summary>The kind that a path's first folder implies; guidance where it implies none.</summary>
    public static string OfPath(string path) => path.Split('/')[0] switch
    {
        "references" => Reference,
        "comparisons" => Comparison,
        _ => Guidance,
    };
}

/// <summary>How documents and statements are named, and how a name is derived where the author gave none.</summary>
internal static class Identifiers
{
    public static bool IsDocumentId(string id) => id.Length is > 0 and <= 200 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ':');

    public static bool IsStatementId(string id) => id.Length is > 0 and <= 100 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    /// <summary>The path without extension and with <c>:</c> for <c>/</c>; other characters that an id cannot hold become <c>-</c>.</summary>
    public static string DocumentIdOf(string path)
    {
        var stem = path[..^Path.GetExtension(path).Length].Replace('/', ':');
        return string.Concat(stem.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ':' ? c : '-'));
    }

    /// <summary>An id from the words alone, so that it survives edits elsewhere in the file: case, spaces and punctuation do not count.</summary>
    public static string StatementIdOf(string text)
    {
        StringBuilder words = new(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                words.Append(char.ToLowerInvariant(c));
            }
            else if (words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString().TrimEnd()));
        return "s-" + Convert.ToHexStringLower(hash.AsSpan(0, 6));
    }
}
