using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Grounding;

/// <summary>A quote that bears on this question: the statement whose exact words support a sentence of the answer.</summary>
public sealed record Evidence(IndexedStatement Source)
{
    public string Quote => Source.Statement.Text;

    public string DocumentId => Source.Document.Id;

    public int Start => Source.Statement.Start;

    public int End => Source.Statement.End;
}

/// <summary>One sentence that an answer wants to show, with the evidence it rests on.</summary>
/// <param name="Text">What would be shown.</param>
/// <param name="IsPlain">True when <paramref name="Text"/> is the plain rendering of the first evidence.</param>
/// <param name="Evidence">The first is the statement that the text takes its words from; the others are what that statement restates.</param>
public sealed record Claim(string Text, bool IsPlain, IReadOnlyList<Evidence> Evidence);
