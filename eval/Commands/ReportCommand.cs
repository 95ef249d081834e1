using System.CommandLine;
using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Gates;

namespace GuidanceQa.Eval.Commands;

/// <summary><c>report DIR</c>: writes the two reports of a run anew from its JSON.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        Argument<string> folder = new("folder") { Description = "Folder of a run's results.", DefaultValueFactory = _ => Path.Combine("eval", "results") };
        Command command = new("report", "Writes report.html (one file, no network needed) and report.md from a run's metrics.json and answers.json.") { folder };
        command.SetAction(parsed => CommandRun.RunAsync(() =>
        {
            var path = parsed.GetValue(folder)!;
            var root = CommandRun.Root();
            ResultFiles.WriteReports(path, ResultFiles.Read(path), GateFile.Read(Path.Combine(root, "eval", "gates.yaml")), Baseline.Read(Path.Combine(root, "eval", "baseline", Baseline.DevFile)));
            Console.WriteLine(Path.Combine(path, ResultFiles.ReportHtml));
            return Task.FromResult(CommandRun.Passed);
        }));
        return command;
    }
}
