using System.CommandLine;
using System.Text.Json;
using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Gates;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Commands;

/// <summary><c>accept</c>: takes a run as the new baseline, raises floors, and writes the tables of the READMEs.</summary>
internal static class AcceptCommand
{
    public static Command Create()
    {
        Argument<string> folder = new("folder") { Description = "Folder of the results of `run --all`.", DefaultValueFactory = _ => Path.Combine("eval", "results") };
        Option<string> reason = new("--reason") { Description = "Why the numbers changed.", Required = true };
        Option<bool> lower = new("--lower") { Description = "Also take what got worse." };
        Command command = new("accept", "Takes a run as the new baseline: raises floors, keeps the reason in eval/accepted.jsonl, writes the tables of the READMEs.") { folder, reason, lower };
        command.SetAction(parsed => CommandRun.RunAsync(() => Task.FromResult(Run(parsed.GetValue(folder)!, parsed.GetValue(reason)!, parsed.GetValue(lower)))));
        return command;
    }

    private static int Run(string folder, string reason, bool lower)
    {
        if (reason.Trim().Length < 10)
        {
            throw new SuiteFormatException($"found the reason `{reason}`; expected a sentence that says why the numbers changed");
        }

        var root = CommandRun.Root();
        RunOptions options = new(root, [], ["dev"], null, null);
        var dev = Path.Combine(options.BaselinePath, Baseline.DevFile);
        var results = ResultFiles.Read(folder);
        var accepted = Acceptance.Of(results, GateFile.Read(options.GatesPath), Baseline.Read(dev), reason, lower);
        ResultFiles.Save(options.GatesPath, GateFile.ToYaml(accepted.Gates));
        accepted.Baseline.Write(dev);
        LoggedRun line = new(results.Fingerprint.Short, reason, results.Fingerprint.Build);
        File.AppendAllText(Path.Combine(root, "eval", "accepted.jsonl"), JsonSerializer.Serialize(line, LineJson.Default.LoggedRun) + "\n");
        ReadmeTables.Write(root);
        foreach (var change in accepted.Changes)
        {
            Console.WriteLine(change);
        }

        Console.WriteLine($"{accepted.Gates.Count} gates, {accepted.Baseline.KnownFailures.Count} known failures among the critical cases.");
        return CommandRun.Passed;
    }
}
