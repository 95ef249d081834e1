using GuidanceQa.Eval.Measures;
using GuidanceQa.Eval.Systems;
using GuidanceQa.Eval.Topics;
using GuidanceQa.QaApi.Answering;
using GuidanceQa.QaApi.Retrieval;

namespace GuidanceQa.Eval.Tests;

/// <summary>Small topics, rankings and answers, made by hand.</summary>
internal static class Made
{
    public const string Text = "Give 4 mg twice daily.\nIt may be considered in adults, unless there is fever.\nDo not give it to children.";

    /// <summary>One document of three statements, the second with a plain rendering.</summary>
    public static CorpusText Corpus { get; } = new(
        "sha256:0",
        [new SourceDocument("doc", "Doc", "guidance", Text)],
        [
            Statement("a", "Give 4 mg twice daily.", null),
            Statement("b", "It may be considered in adults, unless there is fever.", "Doctors may consider it in adults, unless there is fever."),
            Statement("c", "Do not give it to children.", null),
        ])
    {
        Terms = [new SourceTerm(["child", "children"], "a young person")],
    };

    public static Topic Topic(params (string Id, int Grade)[] judged) => new()
    {
        Id = "t",
        Suite = "s/questions",
        Subject = "s",
        Split = "dev",
        Asker = "clinician",
        Question = "How much?",
        Conversation = "t",
        Standalone = "How much?",
        Statuses = ["answered"],
        Judgements = [.. judged.Select(j => new Judgement(j.Id, j.Id, 0, 10, j.Grade, "why"))],
    };

    public static Hit Hit(string document) => new(document, document, 0, 10, 1);

    public static Observation Ranked(Topic topic, params string[] ids) => new(topic) { Ranking = [.. ids.Select(Hit)] };

    /// <summary>An answer whose blocks quote statements of <see cref="Corpus"/>: text shown, then ids of the statements cited.</summary>
    public static Reply Reply(string status, params (string Text, string[] Cites)[] blocks)
    {
        List<Citation> citations = [];
        List<Block> shown = [];
        foreach (var (text, cites) in blocks)
        {
            List<string> keys = [];
            foreach (var id in cites)
            {
                var statement = Corpus.FindStatement($"doc#{id}")!;
                var key = $"k{citations.Count + 1}";
                citations.Add(new Citation(key, citations.Count + 1, "doc", statement.Id, "p", statement.Text, statement.Start, statement.End, "", "", new Locator([], null), [], null, ""));
                keys.Add(key);
            }

            shown.Add(new Block($"b{shown.Count + 1}", keys.Count == 0 ? BlockKinds.Note : BlockKinds.Statement, null, 0, text.Length, text, false, keys.Count == 0 ? null : "supported", keys));
        }

        return new Reply(status, null, new Interpretation("How much?", "dose", false, [], Filters.None), Answer.Empty with { Blocks = shown, Citations = citations }, "sha256:1");
    }

    public static double? Value(Measure measure, Topic topic, Reply reply) => measure.Value(new Observation(topic) { Reply = reply }, Corpus);

    private static SourceStatement Statement(string id, string text, string? plain)
    {
        var start = Text.IndexOf(text, StringComparison.Ordinal);
        return new SourceStatement($"doc#{id}", "doc", start, start + text.Length, text, plain, [], true, []);
    }
}
