using System.Text.RegularExpressions;
using GuidanceQa.Eval.Running;
using ScottPlot;

namespace GuidanceQa.Eval.Formats;

/// <summary>One bar with its interval.</summary>
internal sealed record PictureBar(string Label, double Value, double Low, double High, int Group);

/// <summary>Pictures of results as SVG, drawn by ScottPlot. The same numbers give the same bytes.</summary>
internal static partial class Pictures
{
    /// <summary>One colour a system or a kind; told apart also by people who do not see red and green (Okabe and Ito, 2008).</summary>
    public static readonly string[] Palette = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#999999"];

    private const string Ink = "#1c2833";

    /// <summary>Risk over coverage; a dot marks where the system itself stops answering.</summary>
    public static string RiskCoverage(IReadOnlyList<ShownCurve> curves)
    {
        var plot = New("Coverage: share of the questions answered, surest first", "Risk: share of those that are wrong");
        for (var i = 0; i < curves.Count; i++)
        {
            var curve = curves[i];
            var line = plot.Add.ScatterLine(curve.Coverage.ToArray(), curve.Risk.ToArray());
            line.Color = Color.FromHex(Palette[i % Palette.Length]);
            line.LineWidth = 2;
            line.LegendText = $"{curve.System} ({curve.Split})";
            var at = curve.Coverage.Select((c, n) => (Distance: Math.Abs(c - curve.Own), n)).MinBy(c => c.Distance).n;
            var dot = plot.Add.Marker(curve.Coverage[at], curve.Risk[at]);
            dot.Color = line.Color;
            dot.Size = 9;
        }

        plot.Axes.SetLimits(0, 1, 0, Math.Max(0.1, curves.SelectMany(c => c.Risk).DefaultIfEmpty(0).Max() * 1.1));
        plot.ShowLegend(Alignment.UpperLeft);
        return Svg(plot, 620, 380);
    }

    /// <summary>Horizontal bars, the first at the top, each with its interval as a thin line.</summary>
    /// <param name="groups">Names of the groups that bars are coloured by.</param>
    public static string Bars(IReadOnlyList<PictureBar> bars, IReadOnlyList<string> groups, string axis, double from, double to)
    {
        var plot = New(axis, "");
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = bars[i];
            var y = bars.Count - i;
            plot.Add.Bar(new Bar { Position = y, Value = bar.Value, FillColor = Color.FromHex(Palette[bar.Group % Palette.Length]), LineWidth = 0, Orientation = Orientation.Horizontal, Size = 0.7 });
            if (bar.High > bar.Low)
            {
                var line = plot.Add.Line(bar.Low, y, bar.High, y);
                line.Color = Color.FromHex(Ink);
                line.LineWidth = 1.5f;
            }
        }

        plot.Axes.Left.SetTicks([.. bars.Select((_, i) => (double)(bars.Count - i))], [.. bars.Select(b => b.Label)]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.SetLimits(from, to, 0.3, bars.Count + 0.7);
        plot.Grid.YAxisStyle.IsVisible = false;
        if (groups.Count > 1)
        {
            // Outside: inside it would hide bars.
            plot.Legend.ManualItems.AddRange(groups.Select((name, i) => new LegendItem { LabelText = name, FillColor = Color.FromHex(Palette[i % Palette.Length]), LineWidth = 0 }));
            plot.Legend.Orientation = Orientation.Horizontal;
            plot.ShowLegend(Edge.Top);
        }

        return Svg(plot, 620, (groups.Count > 1 ? 130 : 90) + (Math.Max(3, bars.Count) * 22));
    }

    /// <summary>Cumulative share of answers by their time, on a logarithmic axis.</summary>
    public static string Latency(IReadOnlyDictionary<string, IReadOnlyList<double>> milliseconds)
    {
        var plot = New("Milliseconds for an answer", "Share of answers as fast or faster");
        var i = 0;
        foreach (var (name, values) in milliseconds.Where(m => m.Value.Count > 1))
        {
            var sorted = values.Order().ToArray();
            var line = plot.Add.ScatterLine(sorted.Select(v => Math.Log10(Math.Max(0.01, v))).ToArray(), sorted.Select((_, n) => (n + 1.0) / sorted.Length).ToArray());
            line.LineWidth = 2;
            line.Color = Color.FromHex(Palette[i % Palette.Length]);
            line.LinePattern = i < Palette.Length ? LinePattern.Solid : LinePattern.Dashed;
            line.LegendText = name;
            i++;
        }

        double[] decades = [-1, 0, 1, 2, 3];
        plot.Axes.Bottom.SetTicks(decades, [.. decades.Select(d => Math.Pow(10, d).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture))]);
        plot.Axes.SetLimitsY(0, 1.02);
        plot.ShowLegend(Alignment.LowerRight);
        return Svg(plot, 620, 380);
    }

    private static Plot New(string x, string y)
    {
        Plot plot = new();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.Color(Color.FromHex(Ink));
        plot.XLabel(x, 13);
        plot.YLabel(y, 13);
        plot.Axes.Bottom.Label.Bold = false;
        plot.Axes.Left.Label.Bold = false;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.BackgroundColor = Color.FromHex("#ffffff").WithAlpha(0.85);
        return plot;
    }

    // The declaration has no place inside a page, the font is the page's, and the picture grows with its column.
    private static string Svg(Plot plot, int width, int height)
    {
        var svg = plot.GetSvgXml(width, height);
        svg = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
        svg = Font().Replace(svg, "font-family=\"system-ui, sans-serif\"");
        svg = Renamed(svg);
        return svg.Replace($"width=\"{width}\" height=\"{height}\">", $"viewBox=\"0 0 {width} {height}\" role=\"img\">", StringComparison.Ordinal).ReplaceLineEndings("\n");
    }

    // Ids are counted through the life of the process: named by the picture's own content they are the same in every run, and no two pictures of a page share one.
    private static string Renamed(string svg)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        string Number(Match m, string prefix) => $"{prefix}{(numbers.TryGetValue(m.Value, out var n) ? n : numbers[m.Value] = numbers.Count).ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        var content = Hashes.Of(ClipId().Replace(svg, m => Number(m, "c")))[7..15];
        return ClipId().Replace(svg, m => Number(m, $"c{content}-"));
    }

    [GeneratedRegex("cl_[0-9a-f]+", RegexOptions.NonBacktracking)]
    private static partial Regex ClipId();

    [GeneratedRegex("font-family=\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex Font();
}
