using GuidanceQa.Indexing.Search;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.QaApi.Answering;

/// <summary>How an answer is laid out.</summary>
public enum AnswerShape
{
    /// <summary>A sentence or a few.</summary>
    Direct,

    /// <summary>A list under one heading of the source.</summary>
    Section,

    /// <summary>Sections over a whole document.</summary>
    Overview,
}

/// <summary>What was selected for an answer, before a word of it is written.</summary>
/// <param name="Sections">Headings with their statements, in reading order; a direct answer has one without heading.</param>
/// <param name="Comparisons">Comparisons that concern the selected statements, most important first.</param>
/// <param name="Nearest">Covered topics near the question, for an answer that has to say no.</param>
/// <param name="Missing">What the question asked that the corpus does not say.</param>
public sealed record EvidenceSet(
    Understanding Turn,
    string Status,
    string? StatusReason,
    AnswerShape Shape,
    IReadOnlyList<EvidenceSection> Sections,
    IReadOnlyList<ComparedStatements> Comparisons,
    IReadOnlyList<IndexedStatement> Nearest,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Choices)
{
    /// <summary>What a selected statement says of the question's own assertion; null where it has none, or none that one statement decides.</summary>
    internal Stance? Stance { get; init; }

    /// <summary>Statements that say the same as a selected one, by its ordinal: cited beside it.</summary>
    internal IReadOnlyDictionary<int, IReadOnlyList<IndexedStatement>> Alike { get; init; } = new Dictionary<int, IReadOnlyList<IndexedStatement>>();

    /// <summary>The whole ranking that the evidence was selected from, best first.</summary>
    internal IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>Two things that the question sets against each other, or null.</summary>
    internal ThingsTable? Things { get; init; }
}

/// <param name="Total">How many statements the section of the source holds; more than are listed when some were left out.</param>
public sealed record EvidenceSection(string? Heading, IReadOnlyList<IndexedStatement> Statements, int Total);

/// <summary>One comparison of the corpus: its sides and its verdict.</summary>
public sealed record ComparedStatements(string Topic, string Verdict, IReadOnlyList<IndexedStatement> Sides, IndexedStatement Judgement);
