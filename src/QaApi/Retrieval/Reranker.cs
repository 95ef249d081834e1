using System.Collections.Concurrent;
using System.Globalization;
using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Retrieval;

/// <summary>
/// Puts the best statements in the order that a cross-encoder gives them. It brings none up from further down, none that a filter excluded, and moves none that speaks of the opposite of what is asked. The scores stay with
/// the places, so that what is nearly as good as the first is still judged on one scale. A model that fails leaves the order as it is.
/// </summary>
public sealed class Reranker(CrossEncoder encoder) : IDisposable
{
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<string, IReadOnlyList<float>> _known = new(StringComparer.Ordinal);
    private volatile string? _fault;

    public string Fingerprint => encoder.Fingerprint;

    /// <summary>What is wrong with the model, in a sentence; null where nothing is.</summary>
    public string? Fault => _fault is { } fault ? $"{fault} Statements keep the order of the search." : null;

    public IReadOnlyList<Candidate> Reorder(string question, IReadOnlyList<Candidate> candidates, CancellationToken cancel)
    {
        var moved = candidates.Take(encoder.Depth).Where(c => !c.Contradicts).ToList();
        if (moved.Count < 2 || Scores(question, moved, cancel) is not { } scores)
        {
            return candidates;
        }

        Queue<Candidate> ordered = new(moved.Select((candidate, i) => (candidate, Score: scores[i], Place: i)).OrderByDescending(m => m.Score).ThenBy(m => m.Place)
            .Select((m, to) => m.candidate with { Score = moved[to].Score, SearchScore = moved[to].SearchScore, RankedBefore = m.Place + 1 }));
        return [.. candidates.Select((c, i) => i < encoder.Depth && !c.Contradicts ? ordered.Dequeue() : c)];
    }

    public void Dispose() => encoder.Dispose();

    private IReadOnlyList<float>? Scores(string question, List<Candidate> candidates, CancellationToken cancel)
    {
        var key = string.Join('\u001f', candidates.Select(c => c.Statement.Ordinal.ToString(CultureInfo.InvariantCulture)).Prepend(question));
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        try
        {
            var scores = encoder.Score(question, [.. candidates.Select(c => VectorBuilder.TextOf(c.Statement))], cancel);
            _fault = null;
            if (_known.Count >= MostRemembered)
            {
                _known.Clear();
            }

            return _known[key] = scores;
        }
        catch (ModelException e)
        {
            _fault = $"Statements cannot be reordered: {e.Message}.";
            return null;
        }
    }
}
