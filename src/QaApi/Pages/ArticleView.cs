using GuidanceQa.Indexing.Documents;

namespace GuidanceQa.QaApi.Pages;

/// <summary>A document laid out for its readers: what its page shows, in the order of reading.</summary>
/// <param name="Direction"><c>ltr</c> or <c>rtl</c>, by the letters of the text.</param>
/// <param name="Language">Null where the page's own language holds; empty where the language is not known.</param>
/// <param name="IsPlain">The statements stand in plain words as far as there are any.</param>
/// <param name="HasPlain">The author wrote plain renderings of some statements.</param>
/// <param name="References">What the numbers printed on the statements point at, ascending.</param>
/// <param name="Sources">Reference documents of the corpus that stand behind the document or are compared with it.</param>
/// <param name="Passage">The passage that the page points at, or null.</param>
public sealed record ArticleView(
    string Id,
    string Title,
    string Kind,
    string Direction,
    string? Language,
    string Audience,
    bool IsPlain,
    bool HasPlain,
    StandingView Standing,
    ReviewView Review,
    IReadOnlyList<ArticleSection> Sections,
    IReadOnlyList<PrintedReference> References,
    IReadOnlyList<SourceView> Sources,
    PassageMark? Passage);

/// <summary>A headed part of the page, without its subsections, which follow it.</summary>
/// <param name="Anchor">Unique on the page; null for what stands before the first heading.</param>
/// <param name="Level">Of the heading, 2 to 6; never more than one deeper than the one before.</param>
public sealed record ArticleSection(string? Anchor, string? Heading, int Level, IReadOnlyList<StatementGroup> Groups);

/// <summary>A list, a table or a paragraph.</summary>
public sealed record StatementGroup(StatementShape Shape, IReadOnlyList<ArticleStatement> Statements);

/// <summary>One statement as it is shown.</summary>
/// <param name="Anchor">Unique on the page.</param>
/// <param name="IsOriginal">The reader asked for plain words, and the author wrote none for this statement.</param>
/// <param name="IsPointedAt">It belongs to the passage that the page points at.</param>
/// <param name="Restates">Statements of other documents that this one restates; a judgement restates none.</param>
/// <param name="Verdict">Of a comparison's judgement, else null.</param>
public sealed record ArticleStatement(
    string Anchor,
    IReadOnlyList<TextPiece> Pieces,
    IReadOnlyList<int> Markers,
    bool IsOriginal,
    bool IsPointedAt,
    IReadOnlyList<PlaceLink> Restates,
    string? Verdict,
    IReadOnlyList<ComparisonNote> Comparisons);

/// <summary>How the statement beside which it stands compares with other documents.</summary>
/// <param name="Verdict"><c>agree</c>, <c>refine</c>, <c>conflict</c> or <c>gap</c>.</param>
/// <param name="Href">The whole comparison on its own page.</param>
/// <param name="IsFirst">False: the same comparison stood beside an earlier statement, at <paramref name="Anchor"/>.</param>
public sealed record ComparisonNote(string Anchor, string Verdict, string Topic, string Href, bool IsFirst, string Judgement, IReadOnlyList<ComparedSide> Sides);

/// <summary>What another document says.</summary>
public sealed record ComparedSide(string Text, IReadOnlyList<PlaceLink> Sources);

/// <summary>A link with its words.</summary>
public sealed record PlaceLink(string Text, string Href);

/// <summary>An entry of the numbered references.</summary>
/// <param name="CitedBy">Anchors of the statements that carry the number, in reading order.</param>
public sealed record PrintedReference(int Number, IReadOnlyList<TextPiece> Pieces, IReadOnlyList<PlaceLink> CitedBy);

/// <summary>A document of the corpus in a list.</summary>
/// <param name="Line">The full bibliographic line, or what of it is known.</param>
/// <param name="Links">Its addresses outside.</param>
public sealed record SourceView(string Title, string Href, string Line, string? Review, string Direction, IReadOnlyList<PlaceLink> Links);

/// <summary>The passage that a page points at.</summary>
/// <param name="Anchor">Of the first statement with marked words, else of the passage's first statement.</param>
/// <param name="Section">The headings above it.</param>
/// <param name="IsQuoteMarked">False: the whole passage is pointed at, for no place in it was named, or none that it has.</param>
public sealed record PassageMark(string Anchor, IReadOnlyList<string> Section, bool IsQuoteMarked);
