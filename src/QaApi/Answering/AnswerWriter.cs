using System.Globalization;
using System.Text;
using GuidanceQa.QaApi.Grounding;

namespace GuidanceQa.QaApi.Answering;

/// <summary>A block before it has a place in the text.</summary>
/// <param name="Claim">Null for headings, notes and safety messages.</param>
internal sealed record DraftBlock(string Kind, string Text, Claim? Claim)
{
    /// <summary>Its place in a table, or null outside one.</summary>
    public TableCell? Cell { get; init; }
}

/// <summary>A block as a cell of a Markdown table: what is written before it on its line, and the lines above the first row.</summary>
/// <param name="Head">The header with its rule, for the first block of a table; else null.</param>
/// <param name="Row">The cells without block that begin its row, for the first block of a row; null for the next block of a row.</param>
internal sealed record TableCell(IReadOnlyList<string>? Head, IReadOnlyList<string>? Row);

/// <summary>Puts verified blocks into one Markdown text and keeps every span exact: block spans, citation ordinals, the documents they come from.</summary>
internal sealed class AnswerWriter
{
    private const int ContextCharacters = 32;

    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly List<Citation> _citations = [];
    private readonly Dictionary<int, Citation> _byOrdinal = [];
    private readonly List<CitedDocument> _documents = [];
    private string? _heading;
    private bool _isInTable;

    public IReadOnlyList<Block> Blocks => _blocks;

    public bool Cites(Indexing.Search.IndexedStatement statement) => _byOrdinal.ContainsKey(statement.Ordinal);

    /// <summary>Appends a block and says what was appended, for the stream.</summary>
    public AnswerStep.Delta Append(DraftBlock draft)
    {
        var from = _text.Length;
        var isItem = draft.Kind is BlockKinds.Bullet or BlockKinds.Comparison;
        var followsItem = _blocks.Count > 0 && _blocks[^1].Kind is BlockKinds.Bullet or BlockKinds.Comparison;
        if (draft.Cell is { } cell)
        {
            Begin(cell);
        }
        else
        {
            _text.Append(_text.Length == 0 ? "" : isItem && followsItem && !_isInTable && _blocks[^1].Kind == draft.Kind ? "\n" : "\n\n");
            _text.Append(draft.Kind == BlockKinds.Heading ? "### " : isItem ? "- " : "");
        }

        _isInTable = draft.Cell is not null;
        var start = _text.Length;
        _text.Append(Escape(draft.Text));
        var end = _text.Length;

        List<Citation> added = [];
        var citations = draft.Claim?.Evidence.Select(e => Cite(e, added)).DistinctBy(c => c.Id, StringComparer.Ordinal).ToList() ?? [];
        if (citations.Count > 0)
        {
            _text.Append(' ');
            foreach (var citation in citations)
            {
                _text.Append(CultureInfo.InvariantCulture, $"[{citation.Ordinal}]");
            }
        }

        _heading = draft.Kind == BlockKinds.Heading ? draft.Text : _heading;
        Block block = new(
            string.Create(CultureInfo.InvariantCulture, $"b{_blocks.Count + 1}"),
            draft.Kind,
            draft.Kind == BlockKinds.Heading ? null : _heading,
            start,
            end,
            draft.Text,
            draft.Claim is { IsPlain: true },
            citations.Count > 0 ? "supported" : null,
            [.. citations.Select(c => c.Id)]);
        _blocks.Add(block);
        return new AnswerStep.Delta(_text.ToString(from, _text.Length - from), from, block, added);
    }

    public Answer Finish(IReadOnlyList<ComparisonMention> comparisons, IReadOnlyList<string> missing, IReadOnlyList<Notice> notices) =>
        new(_text.ToString(), "text/markdown", "en", "utf16", _blocks, _citations, _documents, comparisons, missing, notices) { Readability = Readability.Of(_blocks) };

    // A row needs no closing bar.
    private void Begin(TableCell cell)
    {
        if (cell.Head is { } head)
        {
            _text.Append(_text.Length == 0 ? "" : "\n\n").Append("| ").AppendJoin(" | ", head.Select(Escape)).Append(" |\n|").Insert(_text.Length, "---|", head.Count);
        }

        if (cell.Row is { } row)
        {
            _text.Append('\n');
            foreach (var before in row)
            {
                _text.Append("| ").Append(Escape(before)).Append(' ');
            }
        }
        else
        {
            _text.Append(' ');
        }

        _text.Append("| ");
    }

    /// <summary>Escapes Markdown's special characters where they could be read as markup.</summary>
    internal static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsMarkup(text, i, c))
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    // Full stops, hyphens and brackets are everywhere in prose and markup only in places: at the start of a line, or as part of a link.
    private static bool IsMarkup(string text, int at, char c) => c switch
    {
        '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' => true,
        '#' or '+' or '-' => at == 0,
        '.' or ')' => at > 0 && at < 10 && text.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0,
        '!' => at + 1 < text.Length && text[at + 1] == '[',
        _ => false,
    };

    private Citation Cite(Evidence evidence, List<Citation> added)
    {
        var source = evidence.Source;
        if (_byOrdinal.TryGetValue(source.Ordinal, out var known))
        {
            return known;
        }

        var number = _citations.Count + 1;
        var text = source.Document.Text;
        Citation citation = new(
            string.Create(CultureInfo.InvariantCulture, $"k{number}"),
            number,
            source.Document.Id,
            source.Statement.QualifiedId,
            source.PassageId,
            evidence.Quote,
            evidence.Start,
            evidence.End,
            text[Math.Max(0, evidence.Start - ContextCharacters)..evidence.Start],
            text[evidence.End..Math.Min(text.Length, evidence.End + ContextCharacters)],
            new Locator(source.Statement.Path, null),
            [.. source.Statement.Markers.Select(m => m.ToString(CultureInfo.InvariantCulture))],
            source.Strength,
            $"/passages/{Uri.EscapeDataString(source.PassageId)}");
        _byOrdinal[source.Ordinal] = citation;
        _citations.Add(citation);
        added.Add(citation);
        if (_documents.All(d => d.Id != source.Document.Id))
        {
            _documents.Add(DocumentStanding.Cited(source.Document));
        }

        return citation;
    }
}
