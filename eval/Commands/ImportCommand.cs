using System.CommandLine;
using GuidanceQa.Eval.Importing;
using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Commands;

/// <summary><c>import</c>: takes over a collection in a format of the field.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        Argument<string?> folder = new("folder") { Description = "A BEIR folder: corpus.jsonl, queries.jsonl, qrels/*.tsv; queries may carry a conversation (MTRAG).", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> split = new("--split") { Description = "Which qrels of the folder; test, or the only one." };
        Option<string?> corpus = new("--corpus") { Description = "With --topics: a corpus.jsonl, or a folder of guidance whose statement ids the qrels name." };
        Option<string?> topics = new("--topics") { Description = "TREC topics, two columns, or queries as JSON Lines." };
        Option<string?> qrels = new("--qrels") { Description = "TREC or BEIR qrels." };
        Option<string?> output = new("--out") { Description = "Folder of the imported collection; eval/imported/NAME." };
        Command command = new("import", "Imports a BEIR folder, TREC topics and qrels, or multi-turn queries with their history; `run FOLDER` then runs it.") { folder, split, corpus, topics, qrels, output };
        command.SetAction(parsed => CommandRun.RunAsync(() =>
        {
            var source = Source(parsed.GetValue(folder), parsed.GetValue(split), parsed.GetValue(corpus), parsed.GetValue(topics), parsed.GetValue(qrels));
            var target = parsed.GetValue(output) ?? Path.Combine("eval", "imported", source.Name);
            var manifest = Importer.Import(source, target, CommandRun.Progress);
            var judged = ImportedCollection.Open(target).Topics().Count;
            Console.WriteLine($"{manifest.Name}: {manifest.Passages} passages, {manifest.Topics} topics, of which {judged} have one of the {manifest.Qrels} qrels.");
            Console.WriteLine($"Run it: dotnet run --project eval -- run {target} --out {Path.Combine(target, "results")}");
            return Task.FromResult(CommandRun.Passed);
        }));
        return command;
    }

    private static ImportSource Source(string? folder, string? split, string? corpus, string? topics, string? qrels)
    {
        if (folder is not null)
        {
            var beir = ImportSource.Beir(folder, split);
            return beir with { Passages = corpus ?? beir.Passages, Topics = topics ?? beir.Topics, Qrels = qrels ?? beir.Qrels };
        }

        return corpus is not null && topics is not null && qrels is not null
            ? new ImportSource(Path.GetFileNameWithoutExtension(topics), corpus, topics, qrels)
            : throw new SuiteFormatException("found no folder, and not all of --corpus, --topics and --qrels; expected a BEIR folder or all three");
    }
}
