using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.QaApi.Answering;

/// <summary>Which documents of guidance does a question name by their titles? Titles are analysed once: a large corpus has thousands of them. Not for headings.</summary>
internal sealed class TitleFinder
{
    // The shortest title first, then by id: of two that a question names, the shorter says less that was not asked for.
    private readonly List<Document> _documents;

    // For each term the documents whose titles hold it, ascending.
    private readonly Dictionary<string, List<int>> _holders = new(StringComparer.Ordinal);

    public TitleFinder(SearchIndex index)
    {
        _documents = [.. index.Documents.Where(d => d.Kind == DocumentKinds.Guidance).OrderBy(d => d.Title.Length).ThenBy(d => d.Id, StringComparer.Ordinal)];
        for (var number = 0; number < _documents.Count; number++)
        {
            foreach (var term in index.Lexicon.Analyse(_documents[number].Title, isQuestion: false).Terms.Select(t => t.Term).Distinct(StringComparer.Ordinal))
            {
                if (!_holders.TryGetValue(term, out var holders))
                {
                    _holders[term] = holders = [];
                }

                holders.Add(number);
            }
        }
    }

    /// <summary>Documents in whose title every unit stands, the shortest title first, then by id; all of them for no unit.</summary>
    public IEnumerable<Document> Naming(IReadOnlyList<FoundUnit> units)
    {
        if (units.Count == 0)
        {
            return _documents;
        }

        // Only what holds the rarest unit need be looked at.
        var fewest = units.Select(Numbers).MinBy(numbers => numbers.Count)!;
        return fewest.Where(number => units.All(u => ScopeFinder.IsIn(u, term => Holds(term, number)))).Select(number => _documents[number]);
    }

    // Documents that hold the unit or a part of it, ascending.
    private IReadOnlyList<int> Numbers(FoundUnit unit)
    {
        var lists = unit.Unit.Terms.Select(t => _holders.GetValueOrDefault(t.Term)).OfType<List<int>>().ToList();
        return lists.Count == 1 ? lists[0] : [.. lists.SelectMany(l => l).Distinct().Order()];
    }

    private bool Holds(string term, int number) => _holders.TryGetValue(term, out var holders) && holders.BinarySearch(number) >= 0;
}
