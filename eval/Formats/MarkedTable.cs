using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Formats;

/// <summary>A generated table of a Markdown file, between two comments that name it.</summary>
internal static class MarkedTable
{
    /// <summary>What stands between the markers of that name, or null where a text has none.</summary>
    public static string? Current(string text, string name) => Place(text, name) is var (begin, end) ? text[begin..end].Trim('\n') : null;

    /// <summary>Writes the table between the markers of a file.</summary>
    /// <exception cref="SuiteFormatException">The file has no such markers.</exception>
    public static void Write(string path, string name, string table)
    {
        var text = File.ReadAllText(path);
        var (begin, end) = Place(text, name) ?? throw new SuiteFormatException($"{path}: found no table between {Begin(name)} and {End(name)}; expected both lines");
        ResultFiles.Save(path, $"{text[..begin]}\n{table}\n{text[end..]}");
    }

    private static (int Begin, int End)? Place(string text, string name)
    {
        var (begin, end) = (text.IndexOf(Begin(name), StringComparison.Ordinal), text.IndexOf(End(name), StringComparison.Ordinal));
        return begin < 0 || end < begin ? null : (begin + Begin(name).Length, end);
    }

    private static string Begin(string name) => $"<!-- {name}:begin -->";

    private static string End(string name) => $"<!-- {name}:end -->";
}
