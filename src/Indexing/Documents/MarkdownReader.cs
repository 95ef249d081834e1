using System.Globalization;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace GuidanceQa.Indexing.Documents;

/// <summary>What does a Markdown file say, statement by statement? The format is taught in the corpus README.</summary>
internal sealed class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private readonly SourceFile _file;
    private readonly ICollection<CorpusFault> _faults;
    private readonly CanonicalText _text = new();
    private readonly List<Statement> _statements = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _references = [];
    private readonly List<(int Line, string Target)> _links = [];
    private readonly string _documentId;
    private readonly int _lineOffset;
    private string? _title;
    private int _group;
    private bool _inReferences;

    private MarkdownReader(SourceFile file, FrontMatter front, ICollection<CorpusFault> faults)
    {
        _file = file;
        _faults = faults;
        _documentId = front.Id ?? Identifiers.DocumentIdOf(file.Path);
        _lineOffset = front.BodyLine + 1;
        foreach (var (number, text) in front.References)
        {
            _references[number] = text;
        }
    }

    /// <summary>Reads one document. Null when a fault makes it unreadable as a whole; faults are added to <paramref name="faults"/>.</summary>
    public static Document? Read(SourceFile file, ICollection<CorpusFault> faults)
    {
        if (file.Decode(faults) is not { } text || FrontMatter.Read(file.Path, text, faults) is not { } front)
        {
            return null;
        }

        MarkdownDocument markdown;
        try
        {
            markdown = Markdown.Parse(front.Body, Pipeline);
        }
        catch (ArgumentException e)
        {
            // Markdig's own depth limit.
            faults.Add(new(file.Path, 0, $"Markdown that is nested too deeply ({e.Message})", "a few levels of lists and quotes"));
            return null;
        }

        return new MarkdownReader(file, front, faults).Read(markdown, front);
    }

    private Document Read(MarkdownDocument markdown, FrontMatter front)
    {
        var first = markdown.OfType<HeadingBlock>().FirstOrDefault();
        var heading = first is null ? null : HeadingText(first);
        _title = front.Title ?? heading ?? Path.GetFileNameWithoutExtension(_file.Path);
        foreach (var block in markdown)
        {
            Block(block);
        }

        _text.Finish();
        if (_statements.Count == 0)
        {
            _faults.Add(new(_file.Path, 0, "a document without a statement", "at least one bullet, sentence or table row"));
        }

        foreach (var statement in _statements)
        {
            foreach (var marker in statement.Markers.Where(m => !_references.ContainsKey(m)))
            {
                _faults.Add(new(_file.Path, statement.Line, $"the marker [{marker}]", "an entry of that number under `references:` or `## References`"));
            }
        }

        return new Document(
            _documentId,
            _file.Path,
            _title,
            front.Kind ?? DocumentKinds.OfPath(_file.Path),
            front.Standing,
            _text.ToString(),
            _text.Sections,
            _statements,
            _references,
            Links());
    }

    private static string HeadingText(HeadingBlock heading) => StatementSource.Tidy(StatementSource.WithoutIdTags(InlineText.Of(heading.Inline)));

    private void Block(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                var words = HeadingText(heading);
                _inReferences = words.Equals("References", StringComparison.OrdinalIgnoreCase) || words.Equals("Bibliography", StringComparison.OrdinalIgnoreCase);
                if (words.Length > 0)
                {
                    _text.Heading(words, heading.Level);
                }

                break;
            case ListBlock { IsOrdered: true } list when _inReferences:
                References(list);
                break;
            case ListBlock list:
                _group++;
                List(list, _group);
                _text.BlankLine();
                break;
            case ParagraphBlock paragraph:
                _group++;
                Paragraph(paragraph);
                _text.BlankLine();
                break;
            case Table table:
                _group++;
                Rows(table);
                _text.BlankLine();
                break;
            case QuoteBlock quote:
                foreach (var inner in quote)
                {
                    Block(inner);
                }

                break;
            case CodeBlock code:
                _group++;
                foreach (var line in code.Lines.ToString().Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)))
                {
                    Add(StatementSource.Read(line, EmptyAttributes, _file.Path, LineOf(code), _faults), StatementShape.Sentence, _group, LineOf(code));
                }

                _text.BlankLine();
                break;
            case HtmlBlock { Type: HtmlBlockType.Comment } or LinkReferenceDefinitionGroup or ThematicBreakBlock:
                break;
            case HtmlBlock html:
                _faults.Add(new(_file.Path, LineOf(html), "raw HTML", "Markdown: the words would be lost"));
                break;
            default:
                _faults.Add(new(_file.Path, LineOf(block), $"a block of the kind {block.GetType().Name}", "headings, bullets, paragraphs and tables"));
                break;
        }
    }

    private static readonly Dictionary<string, string> EmptyAttributes = [];

    private void List(ListBlock list, int group)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            foreach (var child in item)
            {
                switch (child)
                {
                    case ParagraphBlock paragraph:
                        var (words, attributes) = StatementSource.Lines(RawText(paragraph));
                        var source = StatementSource.Read(words, attributes, _file.Path, LineOf(paragraph), _faults);
                        Add(source, StatementShape.Bullet, group, LineOf(paragraph));
                        break;
                    case ListBlock nested:
                        List(nested, group);
                        break;
                    default:
                        Block(child);
                        break;
                }
            }
        }
    }

    private void Paragraph(ParagraphBlock paragraph)
    {
        var (words, attributes) = StatementSource.Lines(RawText(paragraph));
        var spans = SentenceSplitter.Split(words);
        if (attributes.Count > 0 && spans.Count != 1)
        {
            var what = attributes.Keys.First();
            _faults.Add(new(_file.Path, LineOf(paragraph), $"`{what}:` below a paragraph of {spans.Count} sentences", "one sentence, or bullets"));
        }

        foreach (var (start, end) in spans)
        {
            var line = LineOf(paragraph) + words.AsSpan(0, start).Count('\n');
            var source = StatementSource.Read(words[start..end], spans.Count == 1 ? attributes : EmptyAttributes, _file.Path, line, _faults);
            Add(source, StatementShape.Sentence, _group, line);
        }
    }

    private void Rows(Table table)
    {
        List<string> headers = [];
        foreach (var row in table.OfType<TableRow>())
        {
            var cells = row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<ParagraphBlock>().Select(RawText))).ToList();
            if (row.IsHeader)
            {
                headers = [.. cells.Select(StatementSource.Tidy)];
                continue;
            }

            Dictionary<string, string> attributes = new(StringComparer.Ordinal);
            List<string> parts = [];
            for (var i = 0; i < cells.Count; i++)
            {
                var header = i < headers.Count ? headers[i] : "";
                if (header.Equals("Plain", StringComparison.OrdinalIgnoreCase))
                {
                    attributes["Plain"] = cells[i];
                }
                else if (!string.IsNullOrWhiteSpace(StatementSource.WithoutIdTags(cells[i])) || cells[i].Contains("{#", StringComparison.Ordinal))
                {
                    parts.Add(header.Length > 0 && StatementSource.Tidy(StatementSource.WithoutIdTags(cells[i])).Length > 0 ? $"{header}: {cells[i].Trim()}" : cells[i].Trim());
                }
            }

            if (parts.Count > 0)
            {
                Add(StatementSource.Read(string.Join("; ", parts), attributes, _file.Path, LineOf(row), _faults), StatementShape.TableRow, _group, LineOf(row));
            }
        }
    }

    private void References(ListBlock list)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var text = StatementSource.Tidy(string.Join(' ', item.OfType<ParagraphBlock>().Select(RawText)));
            _references[number++] = text;
            _text.Line(text);
        }

        _text.BlankLine();
    }

    private void Add(StatementSource source, StatementShape shape, int group, int line)
    {
        if (source.Text.Length == 0)
        {
            if (source.Id is not null || source.Plain is not null)
            {
                _faults.Add(new(_file.Path, line, "an id or a rendering without a statement", "the statement's words before it"));
            }

            return;
        }

        var id = source.Id ?? Identifiers.StatementIdOf(source.Text);
        if (!_ids.Add(id))
        {
            if (source.Id is not null)
            {
                _faults.Add(new(_file.Path, line, $"the id `{id}` a second time", "an id of its own for every statement of a document"));
            }

            var repeat = 2;
            while (!_ids.Add(string.Create(CultureInfo.InvariantCulture, $"{id}-{repeat}")))
            {
                repeat++;
            }

            id = string.Create(CultureInfo.InvariantCulture, $"{id}-{repeat}");
        }

        var (start, end) = shape == StatementShape.Sentence ? _text.Sentence(source.Text) : _text.Line(source.Text);
        _statements.Add(new Statement(
            _documentId, id, start, end, source.Text, source.Plain, source.Markers, _text.Path(_title), shape, group, source.RefersTo, source.Verdict, source.IsEvidence, line));
    }

    private string RawText(ParagraphBlock paragraph)
    {
        List<string> targets = [];
        var text = InlineText.Of(paragraph.Inline, targets);
        _links.AddRange(targets.Select(t => (LineOf(paragraph), t)));
        return text;
    }

    private int LineOf(Block block) => block.Line + _lineOffset;

    // Links out of the corpus are the author's business; one within the document is checked here, one to another file when the whole corpus is known.
    private List<DocumentLink> Links()
    {
        List<DocumentLink> files = [];
        foreach (var (line, target) in _links)
        {
            if (target.StartsWith('#'))
            {
                var anchor = Uri.UnescapeDataString(target[1..]);
                if (!_ids.Contains(anchor) && !_text.Sections.Any(s => Slug(s.Heading) == anchor))
                {
                    _faults.Add(new(_file.Path, line, $"the link {target} to nowhere", "the id of a statement or a heading of this document"));
                }
            }
            else if (!target.Contains(':', StringComparison.Ordinal) && !target.StartsWith('/'))
            {
                files.Add(new DocumentLink(line, FilePath(target)));
            }
        }

        return files;
    }

    private string FilePath(string target)
    {
        List<string> parts = [.. _file.Path.Split('/')[..^1]];
        foreach (var part in Uri.UnescapeDataString(target.Split('#')[0]).Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".." or ""))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private static string Slug(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
}
