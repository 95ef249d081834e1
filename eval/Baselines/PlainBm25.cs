using GuidanceQa.Eval.Topics;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace GuidanceQa.Eval.Baselines;

/// <summary>
/// Plain BM25 as the field uses it: Lucene's English analyzer, k1 1.2, b 0.75, one bag of words of heading path and text for each statement, exact lengths
/// (Robertson and Zaragoza, 2009; Lucene's idf). The yardstick that the product has to beat, over the same statements.
/// </summary>
internal sealed class PlainBm25 : IDisposable
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly EnglishAnalyzer _analyzer = new(LuceneVersion.LUCENE_48);
    private readonly Dictionary<string, List<(int Statement, int Count)>> _postings = new(StringComparer.Ordinal);
    private readonly int[] _lengths;
    private readonly double _averageLength;

    public PlainBm25(CorpusText corpus)
    {
        Statements = corpus.Statements;
        _lengths = new int[Statements.Count];
        for (var i = 0; i < Statements.Count; i++)
        {
            var terms = Analyse($"{string.Join('\n', Statements[i].Section)}\n{Statements[i].Text}");
            _lengths[i] = terms.Count;
            foreach (var term in terms.CountBy(t => t, StringComparer.Ordinal))
            {
                if (!_postings.TryGetValue(term.Key, out var postings))
                {
                    _postings[term.Key] = postings = [];
                }

                postings.Add((i, term.Value));
            }
        }

        _averageLength = Math.Max(1, _lengths.DefaultIfEmpty(0).Average());
    }

    public IReadOnlyList<SourceStatement> Statements { get; }

    /// <summary>Stems of the words of a text, in order, stop words left out.</summary>
    public List<string> Analyse(string text)
    {
        List<string> terms = [];
        using var stream = _analyzer.GetTokenStream("text", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            terms.Add(term.ToString());
        }

        stream.End();
        return terms;
    }

    /// <summary>How many statements hold a term.</summary>
    public int Frequency(string term) => _postings.TryGetValue(term, out var postings) ? postings.Count : 0;

    /// <summary>In nats; Lucene's, never negative.</summary>
    public double Idf(string term) => Math.Log(1 + ((Statements.Count - Frequency(term) + 0.5) / (Frequency(term) + 0.5)));

    /// <summary>Ordinals with scores, best first; equal scores by statement id. A repeated term counts as often as it stands.</summary>
    public IReadOnlyList<(int Statement, double Score)> Rank(IReadOnlyList<string> terms, int depth)
    {
        Dictionary<int, double> scores = [];
        foreach (var (term, repeats) in terms.CountBy(t => t, StringComparer.Ordinal))
        {
            if (!_postings.TryGetValue(term, out var postings))
            {
                continue;
            }

            var idf = Idf(term);
            foreach (var (statement, count) in postings)
            {
                var norm = K1 * (1 - B + (B * _lengths[statement] / _averageLength));
                scores[statement] = scores.GetValueOrDefault(statement) + (repeats * idf * count / (count + norm));
            }
        }

        return [.. scores.OrderByDescending(s => s.Value).ThenBy(s => Statements[s.Key].Id, StringComparer.Ordinal).Take(depth).Select(s => (s.Key, s.Value))];
    }

    public void Dispose() => _analyzer.Dispose();
}
