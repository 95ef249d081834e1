namespace GuidanceQa.Indexing.Search;

/// <summary>What we send to the searcher: units that should be found, and what may be searched. Built by hand, never parsed.</summary>
/// <param name="Units">At most <see cref="MaximumUnits"/>, in question order.</param>
/// <param name="DocumentIds">Empty: all.</param>
/// <param name="Kinds">Empty: all.</param>
public sealed record Query(IReadOnlyList<QueryUnit> Units, IReadOnlyList<string> DocumentIds, IReadOnlyList<string> Kinds)
{
    public const int MaximumUnits = 64;
}

/// <summary>One thing asked for: a concept or a word.</summary>
/// <param name="Label">What the reader wrote.</param>
/// <param name="Terms">Index terms that count as the unit, with how far each does (0 to 1].</param>
/// <param name="Weight">Above 0; 1 for what the turn itself asks, less for what was carried.</param>
public sealed record QueryUnit(string Label, IReadOnlyList<WeightedTerm> Terms, double Weight);

public readonly record struct WeightedTerm(string Term, double Share);

/// <summary>A statement with its rank for one query.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Score">Descending; equal scores are ordered by statement id.</param>
/// <param name="Coverage">For each unit of the query its saturated, weighted frequency in [0, 1): 0 where the statement, its headings and its neighbours lack it.</param>
/// <param name="InText">For each unit: does the statement itself, or its plain rendering, hold it?</param>
public sealed record RankedStatement(int Ordinal, int Rank, double Score, IReadOnlyList<double> Coverage, IReadOnlyList<bool> InText, IReadOnlyList<bool> InPath);
