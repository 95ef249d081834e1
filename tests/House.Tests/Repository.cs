using System.Text.RegularExpressions;

namespace GuidanceQa.House.Tests;

/// <summary>The source tree as text.</summary>
internal static partial class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Readme => File.ReadAllText(Path.Combine(Root, "README.md"));

    /// <summary>Asserts that a generated table stands between the README's two comments of that name; <c>UPDATE_GOLDEN=1</c> writes it there.</summary>
    public static void AssertMarked(string name, string table)
    {
        var (begin, end) = ($"<!-- {name}:begin -->\n", $"\n<!-- {name}:end -->");
        var readme = Readme;
        var from = readme.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = readme.IndexOf(end, from - 1, StringComparison.Ordinal);
        if (WritesGoldens)
        {
            File.WriteAllText(Path.Combine(Root, "README.md"), readme[..from] + table + readme[to..]);
            return;
        }

        Assert.Equal(table, readme[from..to]);
    }

    /// <summary>Whether what is generated is to be written instead of compared.</summary>
    public static bool WritesGoldens => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static IReadOnlyList<string> Sources(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)];

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>The code of a file without comments, so that a name in a sentence does not count.</summary>
    public static string CodeOf(string path) => Comments().Replace(File.ReadAllText(path), " ");

    [GeneratedRegex(@"(?m)^\s*//.*$", RegexOptions.NonBacktracking)]
    private static partial Regex Comments();

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GuidanceQa.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("GuidanceQa.sln is not above the tests.");
        }

        return folder;
    }
}
