using System.Text.RegularExpressions;
using GuidanceQa.QaApi.Answering;

namespace GuidanceQa.QaApi.Pages;

/// <summary>A run of a text that is shown in one way. The pieces of a text, concatenated, are the text.</summary>
/// <param name="IsMarked">The words that a citation quotes.</param>
/// <param name="IsLabel">The header of a table's cell.</param>
/// <param name="Href">An address outside, or null.</param>
public sealed partial record TextPiece(string Text, bool IsMarked = false, bool IsLabel = false, string? Href = null)
{
    /// <summary>The text with what lies between two of its places marked.</summary>
    /// <param name="start">First marked UTF-16 code unit; may lie before the text.</param>
    /// <param name="end">One past the last; may lie behind the text.</param>
    public static IReadOnlyList<TextPiece> Marked(string text, int start, int end)
    {
        var (from, to) = (Math.Clamp(start, 0, text.Length), Math.Clamp(end, 0, text.Length));
        return from >= to ? [new(text)] : [.. new TextPiece[] { new(text[..from]), new(text[from..to], IsMarked: true), new(text[to..]) }.Where(p => p.Text.Length > 0)];
    }

    /// <summary>The text of a table's row (<c>Header: cell; Header: cell</c>) with its headers told apart.</summary>
    /// <param name="headers">Of the table.</param>
    public static IReadOnlyList<TextPiece> Row(string text, IReadOnlySet<string> headers)
    {
        List<TextPiece> pieces = [];
        foreach (var (i, cell) in text.Split("; ").Index())
        {
            var colon = cell.IndexOf(": ", StringComparison.Ordinal);
            var isHeaded = colon > 0 && headers.Contains(cell[..colon]);
            var between = i == 0 ? "" : "; ";
            if (isHeaded)
            {
                Add(pieces, new(between));
                Add(pieces, new(cell[..(colon + 1)], IsLabel: true));
                Add(pieces, new(cell[(colon + 1)..]));
            }
            else
            {
                Add(pieces, new(between + cell));
            }
        }

        return pieces;
    }

    /// <summary>The headers of a table, as far as its rows tell: what stands before a colon in two of them, or in its only one.</summary>
    public static IReadOnlySet<string> Headers(IReadOnlyList<string> rows) => rows
        .SelectMany(r => r.Split("; ").Select(c => c.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? c[..colon] : null).OfType<string>().Distinct(StringComparer.Ordinal))
        .GroupBy(h => h, StringComparer.Ordinal).Where(g => g.Count() >= Math.Min(2, rows.Count)).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>The text with the web addresses and DOIs in it as links.</summary>
    public static IReadOnlyList<TextPiece> Linked(string text)
    {
        List<TextPiece> pieces = [];
        var at = 0;
        foreach (Match match in Address().Matches(text))
        {
            var words = match.Value.TrimEnd('.', ',', ';', ':', ')', ']', '"', '”', '’');
            var target = words.StartsWith("10.", StringComparison.Ordinal) ? DocumentStanding.DoiAddress(words) : words;
            if (match.Index < at || !Uri.TryCreate(target, UriKind.Absolute, out var uri))
            {
                continue;
            }

            Add(pieces, new(text[at..match.Index]));
            Add(pieces, new(words, Href: uri.AbsoluteUri));
            at = match.Index + words.Length;
        }

        Add(pieces, new(text[at..]));
        return pieces;
    }

    private static void Add(List<TextPiece> pieces, TextPiece piece)
    {
        if (piece.Text.Length > 0)
        {
            pieces.Add(piece);
        }
    }

    [GeneratedRegex(@"https?://[^\s<>""]+|\b10\.[0-9]{4,9}/[^\s<>""]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
