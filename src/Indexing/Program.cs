using System.CommandLine;
using System.Globalization;
using GuidanceQa.Indexing;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using Spectre.Console;

// The command line of the indexer: build, check, search, inspect.
// Exit codes: 0 done; 1 the corpus has faults, or nothing was found; 2 the command could not be carried out.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
RootCommand root = new("Turns a folder of guidance into an index, and looks into it.")
{
    Commands.Build(),
    Commands.Check(),
    Commands.Search(),
    Commands.Inspect(),
};

try
{
    var parsed = root.Parse(args);
    return parsed.Errors.Count > 0 ? await parsed.InvokeAsync() * 2 : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (CorpusFormatException e)
{
    foreach (var fault in e.Faults)
    {
        await Console.Error.WriteLineAsync(fault.ToString());
    }

    await Console.Error.WriteLineAsync($"{e.Faults.Count} fault(s): nothing was indexed.");
    return 1;
}
catch (Exception e) when (e is IndexMissingException or IndexDamagedException or IndexBusyException or IndexUnwritableException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
catch (OperationCanceledException)
{
    AnsiConsole.MarkupLine("[yellow]Stopped; the index is unchanged.[/]");
    return 2;
}
