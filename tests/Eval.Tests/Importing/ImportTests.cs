using GuidanceQa.Eval.Importing;
using GuidanceQa.Eval.Running;
using GuidanceQa.Eval.Topics;
using System.Text.Json;

namespace GuidanceQa.Eval.Tests.Importing;

public sealed class ImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("beir-").FullName;

    [Fact]
    public async Task A_BEIR_folder_is_imported_and_run_with_the_fields_numbers()
    {
        // q1: relevant m1 (grade 2) and m2 (grade 1), of which "zinc" finds m1 first and m2 never; q2: relevant m3, found first; q3 finds nothing; q4 has no qrel and does not count.
        Write("corpus.jsonl",
            """{"_id": "m1", "title": "Zinc", "text": "Zinc shortens colds [12] {#odd} *a lot*."}""",
            """{"_id": "m2", "title": "", "text": "Plain: rest helps."}""",
            """{"_id": "weird id/ü", "title": "References", "text": "1. Copper\nwires [3-4]"}""",
            """{"_id": "m3", "title": "Iron", "text": "Iron deficiency causes fatigue."}""");
        Write("queries.jsonl", """{"_id": "q1", "text": "zinc for colds"}""", """{"_id": "q2", "text": "iron fatigue"}""", """{"_id": "q3", "text": "xylophone"}""", """{"_id": "q4", "text": "copper"}""");
        Write("qrels/test.tsv", "query-id\tcorpus-id\tscore", "q1\tm1\t2", "q1\tm2\t1", "q2\tm3\t1", "q3\tweird id/ü\t1".Replace("weird id/ü", "gone", StringComparison.Ordinal));
        var target = Path.Combine(_folder, "imported");
        var output = Path.Combine(_folder, "out");

        var manifest = Importer.Import(ImportSource.Beir(_folder, null), target, new SilentProgress());
        var code = await ImportedRun.RunAsync([target], output, TestContext.Current.CancellationToken);

        Assert.Equal((4, 4, 4), (manifest.Passages, manifest.Topics, manifest.Qrels));
        Assert.Equal(0, code);
        using var metrics = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "metrics.json")));
        double Value(string measure) => metrics.RootElement.GetProperty("series").EnumerateArray().Single(s => s.GetProperty("measure").GetString() == measure && s.GetProperty("system").GetString() == "guidanceqa" && !s.TryGetProperty("slice", out _)).GetProperty("value").GetDouble();
        var first = 2 / (2 + (1 / Math.Log2(3)));
        Assert.Equal((first + 1 + 0) / 3, Value("nDCG@10"), 5);
        Assert.Equal((0.5 + 1 + 0) / 3, Value("Recall@100"), 5);
        var run = Assert.Single(Directory.EnumerateFiles(Path.Combine(output, "runs"), "*.guidanceqa.run"));
        Assert.StartsWith("q1 Q0 m1 1 ", File.ReadAllText(run), StringComparison.Ordinal);
    }

    [Fact]
    public void Conversations_are_read_in_all_their_forms()
    {
        Write("queries.jsonl",
            """{"_id": "a<::>2", "text": "|user|: first\n|user|: second\n"}""",
            """{"_id": "b", "text": "second", "history": ["first"]}""",
            """{"task_id": "c", "input": [{"speaker": "user", "text": "first"}, {"speaker": "agent", "text": "an answer"}, {"speaker": "user", "text": "second"}]}""",
            """{"_id": "d", "text": "|user|: first\n|agent|: an answer\n|user|: second"}""");

        Assert.All(TopicReaders.Read(Path.Combine(_folder, "queries.jsonl")), t =>
        {
            Assert.Equal(["first"], t.History);
            Assert.Equal("second", t.Text);
        });
    }

    [Fact]
    public void TREC_topics_are_read_old_and_new()
    {
        Write("old.txt", "<top>\n<num> Number: 301\n<title> International Crime\n<desc> Description:\nIdentify\n</top>\n<top>\n<num> Number: 302 </num>\n<title> Polio </title>\n</top>");
        Write("new.xml", "<topics><topic number=\"1\"><title>what is\n zinc</title></topic></topics>");
        Write("two.tsv", "7\twhat is zinc");

        Assert.Equal([("301", "International Crime"), ("302", "Polio")], TopicReaders.Read(Path.Combine(_folder, "old.txt")).Select(t => (t.Id, t.Text)));
        Assert.Equal([("1", "what is zinc")], TopicReaders.Read(Path.Combine(_folder, "new.xml")).Select(t => (t.Id, t.Text)));
        Assert.Equal([("7", "what is zinc")], TopicReaders.Read(Path.Combine(_folder, "two.tsv")).Select(t => (t.Id, t.Text)));
    }

    [Fact]
    public void Faults_are_told_with_file_and_line()
    {
        Write("corpus.jsonl", """{"_id": "a", "text": "one"}""", """{"_id": "a", "text": "two"}""");
        Write("queries.jsonl", """{"_id": "q", "text": "one"}""");
        Write("qrels/dev.tsv", "query-id\tcorpus-id\tscore", "q\ta\t1");

        Assert.Contains("corpus.jsonl:2: found the id `a` a second time", Fault(), StringComparison.Ordinal);
        Write("corpus.jsonl", "{");
        Assert.Contains("corpus.jsonl:1: found a line that is not JSON", Fault(), StringComparison.Ordinal);
        Assert.Contains("expected test.tsv", Assert.Throws<SuiteFormatException>(() => ImportSource.Beir(_folder, "test")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_holds_other_things_is_left_alone()
    {
        Write("corpus.jsonl", """{"_id": "a", "text": "one"}""");
        Write("queries.jsonl", """{"_id": "q", "text": "one"}""");
        Write("qrels/test.tsv", "q\ta\t1");
        Write("precious/file.txt", "kept");

        Assert.Throws<SuiteFormatException>(() => Importer.Import(ImportSource.Beir(_folder, null), Path.Combine(_folder, "precious"), new SilentProgress()));
        Assert.True(File.Exists(Path.Combine(_folder, "precious", "file.txt")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Fault() => Assert.Throws<SuiteFormatException>(() => Importer.Import(ImportSource.Beir(_folder, null), Path.Combine(_folder, "imported"), new SilentProgress())).Message;

    private void Write(string name, params string[] lines)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
    }
}
