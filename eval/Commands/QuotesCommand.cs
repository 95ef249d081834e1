using System.CommandLine;
using GuidanceQa.Eval.Formats;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Commands;

/// <summary><c>quotes</c>: checks the suites, and adds to their quote banks the statements of the corpus that these lack.</summary>
internal static class QuotesCommand
{
    public static Command Create()
    {
        Command command = new("quotes", "Adds to each quote bank the statements that it lacks, under their ids, then checks every suite. What a bank has is never changed.");
        command.SetAction((_, cancel) => CommandRun.RunAsync(async () =>
        {
            RunOptions options = new(CommandRun.Root(), [], ["dev", "test"], null, null);
            foreach (var folder in SuiteFolder.In(options.SuitesPath))
            {
                using var corpus = await OpenedCorpus.OpenAsync(folder, options, CommandRun.Progress.Say, cancel);
                var bank = File.Exists(folder.QuotePath) ? QuoteBank.Read(folder.QuotePath) : new QuoteBank();
                var added = bank.AddMissing(QuoteBank.Of(corpus.Product.Corpus));
                ResultFiles.Save(folder.QuotePath, bank.ToYaml());
                var suites = SuiteReader.Read(folder, corpus.Product.Corpus);
                Console.WriteLine($"{folder.Name}: {bank.All.Count()} quotes, {added} added; {string.Join(", ", suites.Select(s => $"{s.Name.Split('/')[1]} {s.Topics.Count}"))}");
            }

            return CommandRun.Passed;
        }));
        return command;
    }
}
