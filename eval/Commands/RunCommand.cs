using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Importing;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Models;
using Microsoft.Extensions.Configuration;

namespace GuidanceQa.Eval.Commands;

/// <summary><c>run</c>: asks, measures, checks the gates, writes the files.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        Argument<string[]> suites = new("suites") { Description = "Suites as corpus/suite, a whole corpus, or the folder of an imported collection.", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> all = new("--all") { Description = "Every suite." };
        Option<string> output = new("--out") { Description = "Where the files go.", DefaultValueFactory = _ => Path.Combine("eval", "results") };
        Option<string?> test = new("--test") { Description = "Run the test topics too, and say why: the run is logged in eval/test-runs.jsonl." };
        Option<Uri?> url = new("--url") { Description = "A running server to ask instead of the rooms in this process.", CustomParser = ServerOf };
        Option<string?> damage = new("--damage") { Description = "Deliberate damage; `eval damage --list` names the kinds." };
        Option<string[]> composers = new("--composer") { Description = "Composers to measure beside the default one, with commas between.", CustomParser = a => [.. a.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)], DefaultValueFactory = _ => [] };
        Option<string?> models = new("--models") { Description = "A JSON file with the sections Models, Embeddings and Reranking; without it, the environment alone is read." };
        Option<bool> dense = new("--dense") { Description = "Measure vectors and reranker (sections Embeddings and Reranking of --models or the environment) beside the ranking by words." };
        Command command = new("run", "Runs suites, checks the gates, writes run files, JSON, JUnit, Markdown and HTML. Exit 0: passed, 1: a gate failed, 2: the harness failed.") { suites, all, output, test, url, damage, composers, models, dense };
        command.Validators.Add(given =>
        {
            if (given.GetValue(dense) && given.GetResult(url) is not null)
            {
                given.AddError("found --dense and --url; expected one of both: vectors are measured within this process, and a server ranks as it was told to");
            }
        });
        command.SetAction((parsed, cancel) => CommandRun.RunAsync(() =>
            RunAsync(parsed.GetValue(suites)!, parsed.GetValue(all), parsed.GetValue(output)!, parsed.GetValue(test), parsed.GetValue(url), parsed.GetValue(damage), parsed.GetValue(composers)!, parsed.GetValue(models), parsed.GetValue(dense), cancel)));
        return command;
    }

    private static Uri? ServerOf(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var server) && server.Scheme is "http" or "https")
        {
            return server;
        }

        argument.AddError($"--url: found `{argument.Tokens[0].Value}`; expected the address of a server, as http://localhost:5080");
        return null;
    }

    private static async Task<int> RunAsync(string[] suites, bool all, string output, string? test, Uri? url, string? damageName, string[] composers, string? models, bool dense, CancellationToken cancel)
    {
        if (all == (suites.Length > 0))
        {
            throw new SuiteFormatException($"found {(all ? "--all and names of suites" : "neither --all nor a suite")}; expected one of both");
        }

        if (suites.Length > 0 && suites.All(ImportedCollection.IsAt))
        {
            return await ImportedRun.RunAsync(suites, output, cancel);
        }

        var damage = damageName is null ? null : Damages.Find(damageName) ?? throw new SuiteFormatException($"found the damage `{damageName}`; expected one of {string.Join(", ", Damages.All.Select(d => d.Name))}");
        var root = CommandRun.Root();
        RunOptions options = new(root, suites, test is null ? ["dev"] : ["dev", "test"], url, damage) { Composers = composers, Models = composers.Length > 0 && url is null ? ModelsOf(models) : null, Dense = dense ? DenseOf(models) : null };
        var (results, artefacts) = await new EvalRun(options, CommandRun.Progress).RunAsync(cancel);
        var gates = GateFile.Read(options.GatesPath);
        ResultFiles.Write(output, results, artefacts, gates, Baseline.Read(Path.Combine(options.BaselinePath, Baseline.DevFile)));
        if (test is not null && damage is null)
        {
            Log(root, results, test);
        }

        Console.WriteLine(ResultTable.Markdown([.. results.Series.Where(s => s.Split == "dev")], [.. results.Series.Where(s => s.Split == "test")], gates, isShort: true));
        Console.WriteLine(ComposerTable.Markdown(results) + SideBySide.Rankings(results));
        Console.WriteLine();
        foreach (var gate in results.Gates.Where(g => g.Outcome == GateCheck.Failed))
        {
            Console.WriteLine($"FAILED {gate.Name}: {gate.Says}");
        }

        Console.WriteLine(MarkdownReport.Summary(results));
        if (File.Exists(AddCommand.QuarantinePath(root)) && File.ReadLines(AddCommand.QuarantinePath(root)).Count(l => l.Length > 0) is > 0 and var waiting)
        {
            Console.WriteLine($"{waiting} reported questions wait for a judge in eval/suites/quarantine.jsonl and are not measured.");
        }

        Console.WriteLine($"Files in {output}; open {Path.Combine(output, ResultFiles.ReportHtml)}");
        return results.Gates.Any(g => g.Outcome == GateCheck.Failed) ? CommandRun.GateFailed : CommandRun.Passed;
    }

    /// <exception cref="SuiteFormatException">A setting of a model is wrong.</exception>
    private static ModelSettings ModelsOf(string? file)
    {
        var settings = ModelSettings.Read(ConfigurationOf(file));
        return settings.Faults.Count == 0 ? settings : throw new SuiteFormatException(string.Join('\n', settings.Faults));
    }

    private static DenseSettings DenseOf(string? file)
    {
        var settings = DenseSettings.Read(ConfigurationOf(file));
        return settings is { Embeddings: null, Reranking: null, Faults: [] } ? throw new SuiteFormatException("found --dense and neither Embeddings nor Reranking; expected one of them in the environment (Embeddings__Provider=…) or in the file of --models")
            : settings.Faults.Count == 0 ? settings : throw new SuiteFormatException(string.Join('\n', settings.Faults));
    }

    private static IConfigurationRoot ConfigurationOf(string? file)
    {
        ConfigurationBuilder builder = new();
        if (file is not null)
        {
            builder.AddJsonFile(Path.GetFullPath(file));
        }

        return builder.AddEnvironmentVariables().Build();
    }

    // What is looked at too often is no test any more: every look leaves a line, and its aggregates for the tables.
    private static void Log(string root, RunResults results, string reason)
    {
        LoggedRun line = new(results.Fingerprint.Short, reason, results.Fingerprint.Build);
        File.AppendAllText(Path.Combine(root, "eval", "test-runs.jsonl"), JsonSerializer.Serialize(line, LineJson.Default.LoggedRun) + "\n");
        Baseline aggregates = new(results.Fingerprint, [.. results.Series.Where(s => s.Split == "test" && s.Slice is null).Select(s => s with { Topics = [] })], []);
        aggregates.Write(Path.Combine(root, "eval", "baseline", Baseline.TestFile));
    }
}
