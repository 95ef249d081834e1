using System.Globalization;
using System.Text;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Formats;

/// <summary>Run files and qrels as trec_eval reads them: six columns <c>topic Q0 id rank score tag</c>, and four columns <c>topic 0 id grade</c>.</summary>
internal static class TrecFiles
{
    public static string Run(RankedRun run)
    {
        StringBuilder text = new();
        foreach (var (topic, ranking) in run.Rankings)
        {
            var previous = double.PositiveInfinity;
            for (var i = 0; i < ranking.Count; i++)
            {
                // trec_eval sorts by score and ignores the rank: equal scores are told apart in the last digits, so that its order is ours.
                var score = Math.Min(Math.Round(ranking[i].Score, 6), previous - 0.000001);
                previous = score;
                text.Append(CultureInfo.InvariantCulture, $"{topic} Q0 {ranking[i].StatementId} {i + 1} {score:0.000000} {run.System}\n");
            }
        }

        return text.ToString();
    }

    public static string Qrels(JudgedSuite suite)
    {
        StringBuilder text = new();
        foreach (var (topic, id, grade) in suite.Qrels)
        {
            text.Append(CultureInfo.InvariantCulture, $"{topic} 0 {id} {grade}\n");
        }

        return text.ToString();
    }

    /// <summary>Reads a run file: by topic, in the order of the scores; equal scores by id.</summary>
    /// <exception cref="SuiteFormatException">A line has not six columns.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<Hit>> ReadRun(string path)
    {
        Dictionary<string, List<Hit>> topics = new(StringComparer.Ordinal);
        foreach (var (line, number) in File.ReadLines(path).Select((l, i) => (l, i + 1)).Where(l => l.l.Length > 0))
        {
            var columns = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length != 6 || !double.TryParse(columns[4], NumberStyles.Float, CultureInfo.InvariantCulture, out var score))
            {
                throw new SuiteFormatException($"{path}:{number}: found `{line}`; expected `topic Q0 id rank score tag`");
            }

            (topics.TryGetValue(columns[0], out var hits) ? hits : topics[columns[0]] = []).Add(new Hit(columns[2], columns[2], 0, 1, score));
        }

        return topics.ToDictionary(t => t.Key, t => (IReadOnlyList<Hit>)[.. t.Value.OrderByDescending(h => h.Score).ThenByDescending(h => h.StatementId, StringComparer.Ordinal)], StringComparer.Ordinal);
    }

    /// <summary>Reads qrels of four columns (TREC) or three with a header (BEIR).</summary>
    /// <exception cref="SuiteFormatException">A line is neither.</exception>
    public static IReadOnlyList<(string Topic, string Id, int Grade)> ReadQrels(string path)
    {
        List<(string, string, int)> qrels = [];
        foreach (var (line, number) in File.ReadLines(path).Select((l, i) => (l.TrimStart('\ufeff'), i + 1)))
        {
            var columns = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length == 0 || (number == 1 && !int.TryParse(columns[^1], NumberStyles.Integer, CultureInfo.InvariantCulture, out _)))
            {
                continue;
            }

            if (columns.Length is not (3 or 4) || !int.TryParse(columns[^1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var grade))
            {
                throw new SuiteFormatException($"{path}:{number}: found `{line}`; expected `topic 0 id grade` (TREC) or `topic id grade` (BEIR)");
            }

            qrels.Add((columns[0], columns[^2], grade));
        }

        return qrels;
    }
}
