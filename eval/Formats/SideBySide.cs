using System.Globalization;
using System.Text;
using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;

namespace GuidanceQa.Eval.Formats;

/// <summary>The product and variants of it, a column each, a measure a row, a table a suite.</summary>
internal static class SideBySide
{
    /// <summary>The product with vectors and reranker. Empty where none were measured.</summary>
    public static string Rankings(RunResults results)
    {
        if (results.Refined is not { } refined)
        {
            return "";
        }

        StringBuilder text = new("\n## Rankings side by side\n");
        Append(text, results.Series, _ => true, refined, AllMeasures.All);
        return text.ToString();
    }

    /// <param name="systems">Beside the product itself.</param>
    public static void Append(StringBuilder text, IReadOnlyList<Series> series, Func<string, bool> includes, IReadOnlyList<string> systems, IReadOnlyList<Measure> measures)
    {
        List<string> columns = [.. systems.Prepend(ProductInProcess.SystemName).Distinct(StringComparer.Ordinal)];
        foreach (var suite in series.Where(s => s.Slice is null && includes(s.Suite)).GroupBy(s => (s.Suite, s.Split)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{suite.Key.Suite}**, {suite.Key.Split}\n\n| Measure | {string.Join(" | ", columns)} |\n|---|{string.Concat(columns.Select(_ => "---|"))}\n");
            foreach (var measure in measures.Select(m => m.Name))
            {
                var values = columns.ConvertAll(s => suite.FirstOrDefault(x => x.System == s && x.Measure == measure));
                if (values.Exists(v => v is not null))
                {
                    text.Append(CultureInfo.InvariantCulture, $"| {measure} | {string.Join(" | ", values.Select(v => v is null ? "" : v.Value.ToString(v.Value >= 10 ? "0.#" : "0.000", CultureInfo.InvariantCulture)))} |\n");
                }
            }
        }
    }
}
