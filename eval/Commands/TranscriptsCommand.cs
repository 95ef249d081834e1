using System.CommandLine;
using GuidanceQa.Eval.Formats;
using GuidanceQa.Indexing.Search;

namespace GuidanceQa.Eval.Commands;

/// <summary><c>transcripts</c>: has the product answer the conversations of <c>eval/transcripts.yaml</c> from the shipped corpus, and writes them into the root README.</summary>
internal static class TranscriptsCommand
{
    public static Command Create()
    {
        Command command = new("transcripts", "Answers the conversations of eval/transcripts.yaml and writes them into README.md.");
        command.SetAction((_, cancel) => CommandRun.RunAsync(async () =>
        {
            var root = CommandRun.Root();
            var folder = Directory.CreateTempSubdirectory("guidanceqa-transcripts-").FullName;
            try
            {
                using var index = IndexFolder.OpenOrBuild(Path.Combine(root, "corpus"), folder, TimeProvider.System, null, cancel);
                foreach (var (marker, text) in await Transcripts.OfAsync(Transcripts.PathIn(root), index, cancel))
                {
                    MarkedTable.Write(Path.Combine(root, "README.md"), marker, text);
                    Console.WriteLine($"README.md holds the conversations between the marks of \"{marker}\".");
                }

                return CommandRun.Passed;
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }));
        return command;
    }
}
