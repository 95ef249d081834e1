using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Passages;
using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Grounding;

namespace GuidanceQa.QaApi.Pages;

/// <summary>Lays out a document for its readers: every statement once, in its section, with its markers and what other documents say about it. Not for questions: they are answered elsewhere.</summary>
internal sealed class ArticleReader(SearchIndex index)
{
    /// <summary>A document in the words for an audience.</summary>
    public ArticleView Read(Document document, string audience)
    {
        var isPlain = Audiences.ReadsPlain(audience);
        var statements = index.StatementsOf(document.Id);
        ComparisonNotes notes = new(index, audience, isPlain);
        var words = isPlain ? PlainWords(statements) : [.. statements.Select(s => s.Statement.Text)];
        var hasPlain = document.Statements.Any(s => s.PlainText is not null);
        var shown = statements.Select((s, i) => new ArticleStatement(
            PageLinks.Statement(s.Statement.Id),
            [new TextPiece(words[i])],
            s.Statement.Markers,
            isPlain && hasPlain && s.Statement.PlainText is null,
            false,
            s.Statement.Verdict is null ? notes.Restated(s) : [],
            s.Statement.Verdict,
            notes.Beside(s))).ToList();
        return View(document, audience, isPlain, shown) with { Sources = SourceList.Of(document, index, audience) };
    }

    /// <summary>A document in its own words, with a passage pointed at and a quote in it marked.</summary>
    /// <param name="quote">A span of the document's text; what does not lie in the passage, or cuts a character in two, is not marked at all.</param>
    public static ArticleView PointAt(Document document, string audience, Passage passage, (int Start, int End)? quote)
    {
        var (start, end) = quote is { } span && span.Start >= passage.Start && span.Start < span.End && span.End <= passage.End && !Cuts(document.Text, span.Start) && !Cuts(document.Text, span.End) ? span : (0, 0);
        var shown = document.Statements.Select((s, i) => new ArticleStatement(
            PageLinks.Statement(s.Id), TextPiece.Marked(s.Text, start - s.Start, end - s.Start), s.Markers, false, i >= passage.First && i < passage.First + passage.Count, [], s.Verdict, [])).ToList();
        var marked = shown.FirstOrDefault(s => s.Pieces.Any(p => p.IsMarked));
        return View(document, audience, false, shown) with { Passage = new PassageMark((marked ?? shown[passage.First]).Anchor, passage.Section, marked is not null) };
    }

    private static bool Cuts(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]);

    // The author's renderings; else the statement with the vocabulary's explanations, each at the first mention, as answers show them.
    private List<string> PlainWords(IReadOnlyList<IndexedStatement> statements)
    {
        var blocks = statements.Select(s =>
        {
            Claim claim = new(s.Statement.PlainText ?? s.Statement.Text, s.Statement.PlainText is not null, [new Evidence(s)]);
            return new DraftBlock(BlockKinds.Statement, claim.Text, claim);
        }).ToList();
        return [.. new GlossWriter(new Glosses(index.Lexicon)).Explain(blocks).Select(b => b.Text)];
    }

    private static ArticleView View(Document document, string audience, bool isPlain, IReadOnlyList<ArticleStatement> statements)
    {
        var sections = Sections(document, statements);
        return new ArticleView(
            document.Id, document.Title, document.Kind, Script.Direction(document.Text), Script.Language(document.Text), audience, isPlain, document.Statements.Any(s => s.PlainText is not null),
            SourceList.Standing(document), ReviewView.Of(DocumentStanding.ReviewStatus(document)), sections, References(document, sections), [], null);
    }

    private static List<ArticleSection> Sections(Document document, IReadOnlyList<ArticleStatement> statements)
    {
        Anchors anchors = new();
        List<ArticleSection> shown = [];
        Stack<int> open = [];
        var at = 0;
        foreach (var (i, section) in document.Sections.Prepend(null).Index())
        {
            var next = i < document.Sections.Count ? document.Sections[i].Start : int.MaxValue;
            var first = at;
            while (at < statements.Count && document.Statements[at].Start < next)
            {
                at++;
            }

            // The title is the page's own heading.
            var groups = Groups(document, statements, first, at);
            var isTitle = section is null || (i == 1 && section.Level == 1 && section.Heading == document.Title);
            while (section is not null && open.TryPeek(out var level) && level >= section.Level)
            {
                open.Pop();
            }

            if (!isTitle)
            {
                open.Push(section!.Level);
            }

            // A list of references has a place of its own on the page.
            if (isTitle ? groups.Count > 0 : groups.Count > 0 || document.Sections.Any(s => s != section && s.Start > section!.Start && s.End <= section.End))
            {
                shown.Add(isTitle ? new ArticleSection(null, null, 1, groups) : new ArticleSection(anchors.For(section!.Heading), section.Heading, Math.Min(6, open.Count + 1), groups));
            }
        }

        return shown;
    }

    private static List<StatementGroup> Groups(Document document, IReadOnlyList<ArticleStatement> statements, int first, int end)
    {
        List<StatementGroup> groups = [];
        for (var from = first; from < end;)
        {
            var (shape, group) = (document.Statements[from].Shape, document.Statements[from].Group);
            var to = from;
            while (to < end && document.Statements[to].Group == group && document.Statements[to].Shape == shape)
            {
                to++;
            }

            var members = statements.Skip(from).Take(to - from).ToList();
            groups.Add(new StatementGroup(shape, shape == StatementShape.TableRow ? Headed(members) : members));
            from = to;
        }

        return groups;
    }

    private static List<ArticleStatement> Headed(List<ArticleStatement> rows)
    {
        var headers = TextPiece.Headers([.. rows.Select(r => string.Concat(r.Pieces.Select(p => p.Text)))]);
        return [.. rows.Select(r => r.Pieces is [{ IsMarked: false } whole] ? r with { Pieces = TextPiece.Row(whole.Text, headers) } : r)];
    }

    private static List<PrintedReference> References(Document document, IReadOnlyList<ArticleSection> sections)
    {
        var places = sections.SelectMany(s => s.Groups.SelectMany(g => g.Statements.Select(t => (s.Heading, Statement: t)))).ToList();
        return [.. document.References.OrderBy(r => r.Key).Select(r => new PrintedReference(
            r.Key, TextPiece.Linked(r.Value), [.. places.Where(p => p.Statement.Markers.Contains(r.Key)).Select(p => new PlaceLink(p.Heading ?? document.Title, "#" + Uri.EscapeDataString(p.Statement.Anchor)))]))];
    }
}
