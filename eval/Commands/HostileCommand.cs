using System.CommandLine;
using System.Globalization;
using GuidanceQa.Eval.Hostile;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Topics;
using GuidanceQa.ModelServer;

namespace GuidanceQa.Eval.Commands;

/// <summary><c>hostile</c>: answers with a model that lies, breaks and obeys whoever speaks to it; counts what was let through.</summary>
internal static class HostileCommand
{
    public const string InjectionsFile = "injections.txt";

    public static Command Create()
    {
        Option<string> corpus = new("--corpus") { Description = "Folder of suites whose questions are asked.", DefaultValueFactory = _ => "brain-tumours" };
        Option<int> answers = new("--answers") { Description = "How many answers.", DefaultValueFactory = _ => 500 };
        Command command = new("hostile", "Runs the scripted hostile model over answers and counts, by class of fault, what was let through. Exit 0: nothing, 1: something.") { corpus, answers };
        command.SetAction((parsed, cancel) => CommandRun.RunAsync(() => RunAsync(parsed.GetValue(corpus)!, parsed.GetValue(answers), cancel)));
        return command;
    }

    private static async Task<int> RunAsync(string name, int answers, CancellationToken cancel)
    {
        RunOptions options = new(CommandRun.Root(), [name], ["dev"], null, null);
        var folder = SuiteFolder.In(options.SuitesPath).FirstOrDefault(f => f.Name == name) ?? throw new SuiteFormatException($"found no folder of suites named {name} below {options.SuitesPath}");
        using var corpus = await OpenedCorpus.OpenAsync(folder, options, CommandRun.Progress.Say, cancel);
        var questions = SuiteReader.Read(folder, corpus.Product.Corpus).SelectMany(s => s.Topics)
            .Where(t => t.Split == "dev" && t.IsAnswerable && t.History.Count == 0).Select(t => t.Question).Distinct(StringComparer.Ordinal).ToList();
        HostileRun run = new(corpus.Index!, corpus.Product.Corpus, questions);
        var rows = await run.RunAsync(answers, CommandRun.Progress, cancel);
        Console.WriteLine(HostileTable.Behaviours(rows));
        Console.WriteLine();
        Console.WriteLine($"{run.Answers} answers, {run.Sentences} shown sentences.\n");
        Console.WriteLine(HostileTable.Classes(rows));
        await using var server = await ScriptedServer.StartAsync();
        InjectionRun injections = new(server, InjectionRun.Read(Path.Combine(options.SuitesPath, InjectionsFile)));
        InjectionResult[] results =
        [
            await injections.InQuestionsAsync(corpus.Index!, questions, CommandRun.Progress, cancel),
            await injections.InDocumentsAsync(Path.Combine(options.Root, folder.Corpus), questions, CommandRun.Progress, cancel),
        ];
        Console.WriteLine("\n| Injected into | Strings | Answers | Facts changed, or leaks |\n|---|---|---|---|");
        foreach (var result in results)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {result.Where} | {result.Strings} | {result.Answers} | {result.Faults.Count} |"));
        }

        foreach (var sentence in run.Shown.Concat(results.SelectMany(r => r.Faults)).Distinct(StringComparer.Ordinal))
        {
            Console.WriteLine(sentence);
        }

        return run.Shown.Count == 0 && results.All(r => r.Faults.Count == 0) ? CommandRun.Passed : CommandRun.GateFailed;
    }
}
