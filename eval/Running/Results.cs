using System.Text.Json.Serialization;

namespace GuidanceQa.Eval.Running;

/// <summary>One measure of one system on one suite: the aggregate and what it was made of.</summary>
/// <param name="Slice">Null for all topics, else a part of them, as <c>form=typo</c>.</param>
/// <param name="Low">95 % interval; equal to the value where there is none.</param>
/// <param name="N">How many topics were measured.</param>
/// <param name="Topics">The value of each, by topic id; empty for slices and for numbers that only a suite has.</param>
internal sealed record Series(string Suite, string Split, string System, string Measure, string? Slice, double Value, double Low, double High, int N, SortedDictionary<string, double> Topics);

/// <summary>What a run is of: equal fingerprints, equal results.</summary>
/// <param name="Corpora">Checksum of each corpus, by name.</param>
/// <param name="Suites">Hash of all topics, quotes and gates.</param>
/// <param name="Configuration">What the system's receipts say.</param>
/// <param name="Build">Hash of the product's sources, or the version of the server.</param>
internal sealed record Fingerprint(SortedDictionary<string, string> Corpora, string Suites, string Configuration, string Build)
{
    /// <summary>One short name for all of it.</summary>
    [JsonIgnore]
    public string Short => Hashes.Of(string.Join('\n', Corpora.Select(c => $"{c.Key} {c.Value}").Append(Suites).Append(Configuration).Append(Build)))[7..19];
}

/// <summary>A topic that could not be run; its measures have their floors.</summary>
internal sealed record Failure(string Suite, string Topic, string Message);

/// <summary>One gate with what was measured.</summary>
/// <param name="Outcome"><c>passed</c>, <c>failed</c>, <c>not built</c> or <c>known failure</c>.</param>
/// <param name="Says">In words, for people.</param>
internal sealed record GateResult(string Name, string Outcome, string Says);

/// <summary>Everything a run found, but times.</summary>
/// <param name="Damage">The deliberate damage it was run with, or null.</param>
internal sealed record RunResults(
    Fingerprint Fingerprint,
    string? Damage,
    IReadOnlyList<string> Splits,
    IReadOnlyList<Series> Series,
    IReadOnlyList<Failure> Failures,
    IReadOnlyList<GateResult> Gates,
    IReadOnlyList<ShownAnswer> Answers,
    IReadOnlyList<ShownCurve> Curves)
{
    /// <summary>What became of models' texts; null where no composer was asked for.</summary>
    public IReadOnlyList<ComposerTally>? Composers { get; init; }

    /// <summary>Names of the systems with vectors or a reranker; null where none were measured.</summary>
    public IReadOnlyList<string>? Refined { get; init; }
}

/// <summary>An answer as the report shows it beside its source.</summary>
/// <param name="Lacks">What the measures found missing or wrong, in words.</param>
internal sealed record ShownAnswer(
    string Suite,
    string Split,
    string Topic,
    string Subject,
    string Asker,
    IReadOnlyList<string> History,
    string Question,
    string Status,
    string Expected,
    IReadOnlyList<ShownBlock> Blocks,
    IReadOnlyList<ShownQuote> Judged,
    IReadOnlyList<string> Lacks,
    double Score);

/// <param name="Grade">Of its first citation; null where nobody judged it.</param>
internal sealed record ShownBlock(string Kind, string Text, string? Source, int? Grade);

/// <param name="Rank">Of the first hit that holds it; null where it was not retrieved.</param>
internal sealed record ShownQuote(string Key, string DocumentId, string Quote, string Prefix, string Suffix, int Grade, string Why, bool IsShown, int? Rank);

/// <summary>A risk-coverage curve.</summary>
/// <param name="Own">The coverage at which the system itself decides to stop.</param>
internal sealed record ShownCurve(string Suite, string Split, string System, double Own, IReadOnlyList<double> Coverage, IReadOnlyList<double> Risk);
