namespace GuidanceQa.Indexing.Documents;

/// <summary>One published piece of guidance as its reader understood it: canonical text, sections and statements.</summary>
/// <param name="Id">Front matter's <c>id</c>, else the path in the corpus without extension and with <c>:</c> for <c>/</c>. Unique in a corpus.</param>
/// <param name="Path">Path of the file in its corpus, with <c>/</c>.</param>
/// <param name="Kind"><c>guidance</c>, <c>reference</c> or <c>comparison</c>.</param>
/// <param name="Text">Canonical text: NFC, LF, no markup, markers, ids or plain renderings. Every span indexes it in UTF-16 code units.</param>
/// <param name="Statements">In reading order; spans never overlap.</param>
/// <param name="References">What the printed reference numbers point at, by number.</param>
public sealed record Document(
    string Id,
    string Path,
    string Title,
    string Kind,
    Standing Standing,
    string Text,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<Statement> Statements,
    IReadOnlyDictionary<int, string> References,
    IReadOnlyList<DocumentLink> Links);

/// <summary>A link to another file of the corpus.</summary>
/// <param name="Path">Of the file, in the corpus.</param>
public sealed record DocumentLink(int Line, string Path);

/// <summary>Who stands behind a document, and how firmly. It travels with every citation. Null: the source does not say.</summary>
public sealed record Standing
{
    public string? Publisher { get; init; }

    public string? Authors { get; init; }

    public int? Year { get; init; }

    /// <summary>ISO date, <c>yyyy-MM-dd</c>.</summary>
    public string? LastUpdated { get; init; }

    /// <summary><c>pending</c>, <c>submitted</c>, <c>under review</c> or <c>approved</c>.</summary>
    public string? ReviewStatus { get; init; }

    public string? Jurisdiction { get; init; }

    public string? Licence { get; init; }

    public string? Url { get; init; }

    public string? Doi { get; init; }

    public string? Pmid { get; init; }

    /// <summary>The full bibliographic line.</summary>
    public string? Citation { get; init; }
}

/// <summary>A headed part of a document. The span runs from the heading's first character to the end of the section's own text and subsections.</summary>
/// <param name="Level">1 to 6.</param>
public sealed record Section(string Heading, int Level, int Start, int End);
