using GuidanceQa.Eval.Statistics;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.Eval.Faults;

/// <summary>A true sentence that is altered, with the index around it.</summary>
internal sealed record Original(IndexedStatement Source, SearchIndex Index)
{
    public string Id => Source.Statement.QualifiedId;

    public string Text => Source.Statement.Text;

    /// <summary>The other evidence statements of its passage, the following ones first: those a reader would take for its neighbours.</summary>
    public IReadOnlyList<IndexedStatement> Neighbours =>
    [
        .. Index.StatementsOf(Source.Document.Id)
            .Where(s => s.PassageId == Source.PassageId && s.Statement.IsEvidence && s.Ordinal != Source.Ordinal)
            .OrderBy(s => s.Ordinal > Source.Ordinal ? 0 : 1)
            .ThenBy(s => Math.Abs(s.Ordinal - Source.Ordinal)),
    ];
}

/// <summary>A sentence as an answer would show it.</summary>
/// <param name="Cited">What it cites; the first is where its words are said to be from.</param>
internal sealed record Altered(string Text, IReadOnlyList<IndexedStatement> Cited);

/// <summary>One way to alter a sentence.</summary>
/// <param name="Name">In kebab-case; a part of the measure's name.</param>
/// <param name="IsBenign">True: the sentence still says the same, and should pass.</param>
/// <param name="Make">The variants of a sentence, the most telling first; the same for the same seed.</param>
internal sealed record AlterationClass(string Name, bool IsBenign, Func<Original, Seeded, IEnumerable<Altered>> Make)
{
    public string Measure => (IsBenign ? "FalseAlarms:" : "Detection:") + Name;

    /// <summary>A class that needs the words of the sentence alone, and cites it.</summary>
    public static AlterationClass Fault(string name, Func<string, Seeded, IEnumerable<string>> make) => OfText(name, false, (o, random) => make(o.Text, random));

    /// <summary>A class that needs the vocabulary too.</summary>
    public static AlterationClass OfText(string name, bool isBenign, Func<Original, Seeded, IEnumerable<string>> make) =>
        new(name, isBenign, (o, random) => make(o, random).Select(text => new Altered(text, [o.Source])));
}
