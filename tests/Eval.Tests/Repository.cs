namespace GuidanceQa.Eval.Tests;

/// <summary>Where the suites, corpora and gates are.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

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
