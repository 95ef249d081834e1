using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace GuidanceQa.Indexing.Search;

/// <summary>
/// How well does a statement answer to a query? Lucene finds candidates; they are then scored as BM25F (Robertson, Zaragoza and Taylor, 2004: field-weighted frequencies are
/// added before saturation) over exact lengths, plus a bonus for neighbouring units that stand together. Deterministic: equal scores are ordered by statement id.
/// </summary>
internal sealed class StatementScorer(Generation generation)
{
    // Stage A keeps this many; the shipped corpus has some hundred statements, a large guidance set tens of thousands.
    public const int Candidates = 300;

    // Share of a pair's lower idf for units that follow each other, and that stand within a window (methods 1.5: .3/.1 gained 2 points and lost none;
    // on the references' dev questions RR goes from .808 to .825 with .5/.2, and nowhere down).
    private const double OrderedBonus = 0.5;
    private const double WindowBonus = 0.2;
    private const int Window = 8;

    // A term with this share stands for the unit; one with less is a part of its name, or its kind, which a sentence may speak of in its place and a heading may not.
    private const double Stands = 0.5;

    private readonly Store _store = generation.Store;

    public IReadOnlyList<RankedStatement> Rank(Query query, int depth, Func<int, IndexedStatement> at)
    {
        if (query.Units.Count == 0)
        {
            return [];
        }

        var units = UnitsOf(query);
        var shares = Shares(units);
        List<(RankedStatement Ranked, string Id)> ranked = [];
        foreach (var ordinal in Find(query, Math.Max(Candidates, depth)))
        {
            var statement = Score(ordinal, units, shares);
            if (statement.Score > 0)
            {
                ranked.Add((statement, at(ordinal).Statement.QualifiedId));
            }
        }

        ranked.Sort((a, b) => a.Ranked.Score != b.Ranked.Score ? b.Ranked.Score.CompareTo(a.Ranked.Score) : string.CompareOrdinal(a.Id, b.Id));
        return [.. ranked.Take(depth).Select((r, i) => r.Ranked with { Rank = i + 1 })];
    }

    public IReadOnlyList<RankedStatement> Score(Query query, IReadOnlyList<int> ordinals)
    {
        var units = UnitsOf(query);
        var shares = Shares(units);
        return [.. ordinals.Select(o => Score(o, units, shares))];
    }

    public double Idf(QueryUnit unit)
    {
        var frequency = 0;
        foreach (var (term, share) in unit.Terms)
        {
            // Parts of a name, and its kind, do not make the name frequent.
            if (share >= Stands && _store.TermId(term) is >= 0 and var id)
            {
                frequency = Math.Max(frequency, _store.Frequency(id));
            }
        }

        var n = _store.StatementCount;
        return Math.Log(1 + ((n - frequency + 0.5) / (frequency + 0.5)));
    }

    public IReadOnlyList<string> Explain(Query query, RankedStatement ranked)
    {
        List<string> lines = [];
        for (var i = 0; i < query.Units.Count && i < ranked.Coverage.Count; i++)
        {
            var unit = query.Units[i];
            var where = PlacesOf(unit, ranked.Ordinal);
            lines.Add(where.Length == 0
                ? $"“{unit.Label}” does not occur"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"“{unit.Label}” occurs in {where} (idf {Idf(unit):0.00}, weight {unit.Weight:0.00}, adds {unit.Weight * Idf(unit) * (PassageFields.K1 + 1) * ranked.Coverage[i]:0.00})"));
        }

        return lines;
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> TermsOf(int ordinal)
    {
        var names = _store.Terms.ToDictionary(_store.TermId);
        Dictionary<string, IReadOnlyList<string>> fields = new(StringComparer.Ordinal);
        for (var field = 0; field < PassageFields.Count; field++)
        {
            var tokens = _store.Tokens(ordinal, field);
            List<string> terms = [];
            for (var i = 0; i < tokens.Length; i += 2)
            {
                terms.Add(names[tokens[i]]);
            }

            fields[PassageFields.Names[field]] = terms;
        }

        return fields;
    }

    private ScoredUnit[] UnitsOf(Query query) => [.. query.Units.Take(Query.MaximumUnits).Select(u => new ScoredUnit(u, Idf(u)))];

    private static string PlacesOfFields(bool[] fields)
    {
        string[] words = ["the text", "the plain rendering", "the headings", "a neighbouring statement"];
        return string.Join(" and ", words.Where((_, i) => fields[i]));
    }

    private string PlacesOf(QueryUnit unit, int ordinal)
    {
        var terms = Terms(unit);
        var fields = new bool[PassageFields.Count];
        for (var field = 0; field < PassageFields.Count; field++)
        {
            var tokens = _store.Tokens(ordinal, field);
            for (var i = 0; i < tokens.Length && !fields[field]; i += 2)
            {
                fields[field] = terms.ContainsKey(tokens[i]);
            }
        }

        return PlacesOfFields(fields);
    }

    private Dictionary<int, double> Terms(QueryUnit unit)
    {
        Dictionary<int, double> terms = [];
        foreach (var (term, share) in unit.Terms)
        {
            if (_store.TermId(term) is >= 0 and var id)
            {
                terms[id] = Math.Max(share, terms.GetValueOrDefault(id));
            }
        }

        return terms;
    }

    public List<int> Find(Query query, int most)
    {
        BooleanQuery terms = [];
        foreach (var term in query.Units.Take(Query.MaximumUnits).SelectMany(u => u.Terms).Select(t => t.Term).Distinct(StringComparer.Ordinal).Take(128))
        {
            DisjunctionMaxQuery anywhere = new(0.2f);
            foreach (var field in PassageFields.Names)
            {
                anywhere.Add(new TermQuery(new Term(field, term)));
            }

            terms.Add(anywhere, Occur.SHOULD);
        }

        BooleanQuery all = [];
        all.Add(terms, Occur.MUST);
        Restrict(all, PassageFields.Document, query.DocumentIds);
        Restrict(all, PassageFields.Kind, query.Kinds);
        var top = generation.Searcher.Search(all, most);
        return [.. top.ScoreDocs.Select(d => d.Doc)];
    }

    private static void Restrict(BooleanQuery query, string field, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        BooleanQuery any = [];
        foreach (var value in values)
        {
            any.Add(new TermQuery(new Term(field, value)), Occur.SHOULD);
        }

        query.Add(any, Occur.MUST);
    }

    // For each term, the units that it counts as, and how far: one look-up a token, however many units there are.
    private Dictionary<int, List<(int Unit, double Share)>> Shares(ScoredUnit[] units)
    {
        Dictionary<int, List<(int, double)>> shares = [];
        for (var u = 0; u < units.Length; u++)
        {
            foreach (var (term, share) in Terms(units[u].Unit))
            {
                if (!shares.TryGetValue(term, out var list))
                {
                    shares[term] = list = [];
                }

                list.Add((u, share));
            }
        }

        return shares;
    }

    private RankedStatement Score(int ordinal, ScoredUnit[] units, Dictionary<int, List<(int Unit, double Share)>> shares)
    {
        var coverage = new double[units.Length];
        var inText = new bool[units.Length];
        var inPath = new bool[units.Length];
        Span<int> positions = stackalloc int[units.Length];
        Span<double> frequency = stackalloc double[units.Length];
        positions.Fill(-1);
        for (var field = 0; field < PassageFields.Count; field++)
        {
            var tokens = _store.Tokens(ordinal, field);
            if (tokens.Length == 0)
            {
                continue;
            }

            var length = Length(tokens);
            var norm = PassageFields.Weights[field] / (1 - PassageFields.B[field] + (PassageFields.B[field] * length / _store.AverageLengths[field]));
            frequency.Clear();
            for (var i = 0; i < tokens.Length; i += 2)
            {
                if (!shares.TryGetValue(tokens[i], out var counted))
                {
                    continue;
                }

                foreach (var (u, share) in counted)
                {
                    frequency[u] += share;
                    inText[u] |= field is PassageFields.Text or PassageFields.Plain && share >= QueryUnits.KindShare;
                    inPath[u] |= field is PassageFields.Path && share >= Stands;
                    positions[u] = field == PassageFields.Text && positions[u] < 0 ? tokens[i + 1] : positions[u];
                }
            }

            for (var u = 0; u < units.Length; u++)
            {
                coverage[u] += frequency[u] * norm;
            }
        }

        var score = 0.0;
        for (var u = 0; u < units.Length; u++)
        {
            coverage[u] /= PassageFields.K1 + coverage[u];
            score += units[u].Unit.Weight * units[u].Idf * (PassageFields.K1 + 1) * coverage[u];
            if (u > 0 && positions[u] >= 0 && positions[u - 1] >= 0)
            {
                var distance = positions[u] - positions[u - 1];
                var pair = Math.Min(units[u].Idf * units[u].Unit.Weight, units[u - 1].Idf * units[u - 1].Unit.Weight);
                score += distance is > 0 and <= 3 ? pair * OrderedBonus : Math.Abs(distance) <= Window ? pair * WindowBonus : 0;
            }
        }

        return new RankedStatement(ordinal, 0, score, coverage, inText, inPath);
    }

    private static int Length(ReadOnlySpan<int> tokens)
    {
        var length = 0;
        var position = -1;
        for (var i = 1; i < tokens.Length; i += 2)
        {
            length += tokens[i] != position ? 1 : 0;
            position = tokens[i];
        }

        return length;
    }

    private readonly record struct ScoredUnit(QueryUnit Unit, double Idf);
}
