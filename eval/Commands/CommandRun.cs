using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Topics;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.Eval.Commands;

/// <summary>What all verbs share: exit codes and how a fault of the harness is told.</summary>
internal static class CommandRun
{
    /// <summary>All gates passed, or the verb did its work.</summary>
    public const int Passed = 0;

    /// <summary>A gate failed.</summary>
    public const int GateFailed = 1;

    /// <summary>The harness could not do its work; nothing is said about the product.</summary>
    public const int HarnessFailed = 2;

    /// <summary>Runs a verb; a fault that its user can mend is told in words, and ends with 2.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (Exception e) when (e is SuiteFormatException or CorpusFormatException or IOException or UnauthorizedAccessException or HttpRequestException or InvalidDataException or IndexDamagedException or IndexBusyException or IndexUnwritableException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return HarnessFailed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("stopped before the end; nothing was written");
            return HarnessFailed;
        }
    }

    /// <summary>The folder of the repository: the nearest one above the current folder that holds the suites, else the current folder.</summary>
    public static string Root()
    {
        var folder = Directory.GetCurrentDirectory();
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "eval", "suites")))
            {
                return at.FullName;
            }
        }

        return folder;
    }

    public static IProgressLine Progress { get; } = new ConsoleProgress();
}
