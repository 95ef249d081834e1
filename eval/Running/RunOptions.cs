using GuidanceQa.Eval.Systems;
using GuidanceQa.QaApi.Models;

namespace GuidanceQa.Eval.Running;

/// <summary>What to run.</summary>
/// <param name="Root">Folder of the repository: corpora, suites and sources are found from here.</param>
/// <param name="Suites">Names as <c>corpus/suite</c> or a whole <c>corpus</c>; empty: all.</param>
/// <param name="Splits"><c>dev</c>, or <c>dev</c> and <c>test</c>.</param>
/// <param name="Server">A running server to ask instead of the rooms in this process.</param>
/// <param name="Damage">Deliberate damage, or null.</param>
internal sealed record RunOptions(string Root, IReadOnlyList<string> Suites, IReadOnlyList<string> Splits, Uri? Server, Damage? Damage)
{
    /// <summary>Names of composers that are measured beside the default one.</summary>
    public IReadOnlyList<string> Composers { get; init; } = [];

    /// <summary>What the composers in this process are; not used over HTTP, where the server knows.</summary>
    public ModelSettings? Models { get; init; }

    /// <summary>Vectors and reranker, measured beside the ranking by words; null: they are not. Not over HTTP.</summary>
    public DenseSettings? Dense { get; init; }

    public string SuitesPath => Path.Combine(Root, "eval", "suites");

    public string GatesPath => Path.Combine(Root, "eval", "gates.yaml");

    public string BaselinePath => Path.Combine(Root, "eval", "baseline");

    /// <summary>Is this suite, or its folder, among the chosen ones?</summary>
    public bool Chooses(string suite) => Suites.Count == 0 || Suites.Any(s => s == suite || suite.StartsWith(s + "/", StringComparison.Ordinal));
}
