using System.CommandLine;
using System.Text.Json;
using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Commands;

/// <summary><c>add</c>: files questions that people asked or complained about into the quarantine, where they wait for a judge.</summary>
internal static class AddCommand
{
    public static string QuarantinePath(string root) => Path.Combine(root, "eval", "suites", "quarantine.jsonl");

    public static Command Create()
    {
        Argument<string> file = new("file") { Description = "JSON Lines: question, history, audience, status, verdict, reasons, corpus; only question is required. - reads standard input." };
        Command command = new("add", "Files real questions and feedback into eval/suites/quarantine.jsonl until someone judges them and moves them into a suite.") { file };
        command.SetAction(parsed => CommandRun.RunAsync(async () =>
        {
            var path = parsed.GetValue(file)!;
            var lines = path == "-" ? (await Console.In.ReadToEndAsync()).Split('\n') : await File.ReadAllLinesAsync(path);
            var (added, known) = Add(QuarantinePath(CommandRun.Root()), path, lines);
            Console.WriteLine($"{added} added, {known} known already; they wait for a judge in eval/suites/quarantine.jsonl");
            return CommandRun.Passed;
        }));
        return command;
    }

    /// <summary>Adds what is not there yet. Nothing is written when a line has a fault.</summary>
    /// <exception cref="SuiteFormatException">A line is no such object.</exception>
    internal static (int Added, int Known) Add(string quarantine, string source, IReadOnlyList<string> lines)
    {
        var there = (File.Exists(quarantine) ? File.ReadAllLines(quarantine) : []).ToHashSet(StringComparer.Ordinal);
        List<string> added = [];
        var known = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Trim().Length == 0)
            {
                continue;
            }

            var line = JsonSerializer.Serialize(Read(source, i + 1, lines[i]), LineJson.Default.ReportedQuestion);
            if (there.Add(line))
            {
                added.Add(line);
            }
            else
            {
                known++;
            }
        }

        File.AppendAllText(quarantine, string.Concat(added.Select(l => l + "\n")));
        return (added.Count, known);
    }

    private static ReportedQuestion Read(string source, int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, LineJson.Default.ReportedQuestion) is { Question: { } question } read && question.Trim().Length > 0
                ? read
                : throw new SuiteFormatException($"{source}:{number}: found no question; expected {{\"question\": \"…\"}}");
        }
        catch (JsonException e)
        {
            throw new SuiteFormatException($"{source}:{number}: found a line that is not such an object ({e.Message}); expected {{\"question\": \"…\", …}}");
        }
    }
}
