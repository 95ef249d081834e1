using System.CommandLine;
using System.Globalization;
using GuidanceQa.Indexing.Documents;
using GuidanceQa.Indexing.Search;
using Spectre.Console;

namespace GuidanceQa.Indexing;

/// <summary>The four commands of the indexer. Each prints what a person wants to know and returns the exit code.</summary>
internal static class Commands
{
    public static Command Build()
    {
        var corpus = CorpusArgument();
        Argument<string> folder = new("index") { Description = "The folder to put the index in.", DefaultValueFactory = _ => "index" };
        Command command = new("build", "Indexes a corpus folder. Only changed documents are read again; documents that are gone are dropped.") { corpus, folder };
        command.SetAction((parsed, cancel) => Task.FromResult(Build(parsed.GetValue(corpus)!, parsed.GetValue(folder)!, cancel)));
        return command;
    }

    public static Command Check()
    {
        var corpus = CorpusArgument();
        Command command = new("check", "Reads a corpus folder and reports every fault, with file and line.") { corpus };
        command.SetAction((parsed, cancel) => Task.FromResult(Check(parsed.GetValue(corpus)!, cancel)));
        return command;
    }

    public static Command Search()
    {
        Argument<string> words = new("words") { Description = "What to look for, in any words." };
        var folder = IndexOption();
        Option<int> depth = new("--depth") { Description = "How many statements, 1 to 200.", DefaultValueFactory = _ => 10 };
        Option<bool> explain = new("--explain") { Description = "Say in words why each statement was found." };
        Command command = new("search", "Shows the statements that answer best to some words.") { words, folder, depth, explain };
        command.SetAction((parsed, _) => Task.FromResult(Search(parsed.GetValue(words)!, parsed.GetValue(folder)!, Math.Clamp(parsed.GetValue(depth), 1, 200), parsed.GetValue(explain))));
        return command;
    }

    public static Command Inspect()
    {
        Argument<string?> id = new("id") { Description = "A document, or a statement (`document#id`).", DefaultValueFactory = _ => null };
        var folder = IndexOption();
        Command command = new("inspect", "Shows what is in an index: manifest and documents, the statements of a document, or the terms of a statement.") { id, folder };
        command.SetAction((parsed, _) => Task.FromResult(Inspect(parsed.GetValue(id), parsed.GetValue(folder)!)));
        return command;
    }

    private static Argument<string> CorpusArgument() => new("corpus") { Description = "A folder of guidance (see corpus/README.md).", DefaultValueFactory = _ => "corpus" };

    private static Option<string> IndexOption() => new("--index") { Description = "The folder of the index.", DefaultValueFactory = _ => "index" };

    private static int Build(string corpus, string folder, CancellationToken cancel)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        BuildReport? report = null;
        AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).Start(progress =>
        {
            var task = progress.AddTask($"Indexing {Markup.Escape(corpus)}");
            report = IndexBuilder.Build(corpus, folder, clock, (done, all) => task.Value = 100.0 * done / all, cancel);
            task.Value = 100;
        });
        foreach (var path in report!.Ignored)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]Not a document, left out:[/] {path}");
        }

        var manifest = report.Manifest;
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, report.WasCurrent
            ? (FormattableString)$"The index was current: {manifest.Documents} documents, {manifest.Statements} statements."
            : $"{manifest.Documents} documents ({report.Read} read, {report.Kept} unchanged, {report.Dropped} dropped), {manifest.Statements} statements, {manifest.Passages} passages, {manifest.Concepts} concepts.");
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{report.Bytes / 1024.0:N0} KB in {folder}, {clock.GetElapsedTime(started).TotalSeconds:0.00} s.");
        return 0;
    }

    private static int Check(string corpus, CancellationToken cancel)
    {
        List<CorpusFault> faults = [];
        var (folder, read) = CorpusReader.Check(corpus, faults, null, cancel);
        foreach (var fault in faults.OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Line))
        {
            Console.Error.WriteLine(fault);
        }

        foreach (var path in folder.Ignored)
        {
            Console.WriteLine($"Not a document, left out: {path}");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{read.Documents.Count} documents, {read.Documents.Sum(d => d.Statements.Count)} statements, {read.Concepts.Count} concepts: {(faults.Count == 0 ? "no fault" : $"{faults.Count} fault(s)")}."));
        return faults.Count == 0 ? 0 : 1;
    }

    private static int Search(string words, string folder, int depth, bool explain)
    {
        using var index = SearchIndex.Open(folder);
        Query query = new([.. QueryUnits.Of(index, words, isQuestion: true).Select(u => u.Unit)], [], []);
        var ranking = index.Search(query, depth);
        foreach (var ranked in ranking)
        {
            var found = index.At(ranked.Ordinal);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ranked.Rank,3}  {ranked.Score,6:0.00}  {found.Statement.QualifiedId}  [{found.Type}]"));
            Console.WriteLine($"     {found.Statement.Text}");
            if (explain)
            {
                foreach (var line in index.Explain(query, ranked))
                {
                    Console.WriteLine($"       - {line}");
                }
            }
        }

        if (ranking.Count == 0)
        {
            Console.WriteLine("No statement holds any of these words.");
        }

        return ranking.Count > 0 ? 0 : 1;
    }

    private static int Inspect(string? id, string folder)
    {
        using var index = SearchIndex.Open(folder);
        if (id is null)
        {
            Overview(index);
            return 0;
        }

        if (index.FindStatement(id) is { } found)
        {
            Console.WriteLine($"{found.Statement.QualifiedId}: {found.Type}, strength {found.Strength ?? "none"}, passage {found.PassageId}");
            Console.WriteLine(found.Statement.Text);
            foreach (var (field, terms) in index.TermsOf(found.Ordinal))
            {
                Console.WriteLine($"  {field}: {string.Join(' ', terms)}");
            }

            return 0;
        }

        var statements = index.StatementsOf(id);
        foreach (var statement in statements)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{statement.Statement.Id,-20} {statement.Statement.Start,6}-{statement.Statement.End,-6} {statement.Type,-16} {statement.Statement.Text}"));
        }

        if (statements.Count == 0)
        {
            Console.Error.WriteLine($"{id} is neither a document nor a statement (`document#id`) of this index.");
        }

        return statements.Count > 0 ? 0 : 1;
    }

    private static void Overview(SearchIndex index)
    {
        var manifest = index.Manifest;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"format {manifest.Format}, corpus {manifest.Checksum}, built {manifest.BuiltAt:u}, {manifest.Documents} documents, {manifest.Statements} statements, {manifest.Passages} passages, {manifest.Terms} terms, {manifest.Concepts} concepts, {index.Bytes / 1024.0:N0} KB"));
        if (index.Warning is { } warning)
        {
            Console.WriteLine($"An older generation is served: {warning}.");
        }

        Table table = new();
        table.AddColumns("Document", "Kind", "Statements", "Title");
        foreach (var document in index.Documents)
        {
            table.AddRow(Markup.Escape(document.Id), document.Kind, document.Statements.Count.ToString(CultureInfo.InvariantCulture), Markup.Escape(document.Title));
        }

        AnsiConsole.Write(table);
        foreach (var (concept, learnt) in index.Lexicon.Concepts.SelectMany(c => c.Learnt.Select(l => (c, l))).OrderBy(x => x.l.ShortForm, StringComparer.Ordinal).ThenBy(x => x.c.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"{learnt.ShortForm} = {concept.Preferred}{(learnt.IsAmbiguous ? $", only in {string.Join(", ", learnt.Documents)}" : "")}");
        }
    }
}
