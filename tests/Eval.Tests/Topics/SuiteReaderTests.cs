using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Tests.Topics;

public sealed class SuiteReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("suite-").FullName;

    [Fact]
    public void A_question_is_resolved_to_spans()
    {
        Write("questions-dev.yaml", Question("q-1", "dev", "dose", "a: 2 the dose"));

        var topic = Assert.Single(Assert.Single(Read()).Topics);

        Assert.Equal("s/questions", topic.Suite);
        Assert.Equal(new Judgement("a", "doc", 0, 22, 2, "the dose"), Assert.Single(topic.Judgements));
        Assert.True(topic.IsAnswerable);
    }

    [Fact]
    public void The_turns_of_a_dialogue_know_what_was_asked_before()
    {
        Write("dialogues.yaml", """
            - topic: dose
              split: dev
              dialogues:
                - id: d-1
                  asker: clinician
                  turns:
                    - {question: "How much?", kind: opening, status: [answered], judgements: {a: 2 dose}}
                    - {question: "And children?", kind: ellipsis, standalone: "How much for children?", carries: [dose], status: [answered], judgements: {c: 2 never}}
                    - {question: "Shorter, please", kind: about-answer, about: shorter, status: [answered], judgements: {c: 2 never}}
            """);

        var suites = Read();

        Assert.Equal(["s/answer-requests", "s/dialogues"], suites.Select(s => s.Name));
        Assert.Equal(["d-1_1", "d-1_2"], suites[1].Topics.Select(t => t.Id));
        Assert.Equal(["How much?", "And children?"], suites[0].Topics[0].History);
        Assert.Equal("How much for children?", suites[1].Topics[1].Standalone);
        Assert.All(suites[1].Topics, t => Assert.Equal("d-1", t.Conversation));
    }

    [Fact]
    public void A_subject_in_both_splits_is_refused()
    {
        Write("questions-dev.yaml", Question("q-1", "dev", "dose", "a: 2 the dose"));
        Write("questions-test.yaml", Question("q-2", "test", "dose", "a: 2 the dose"));

        Assert.Contains("found the subject `dose` in dev and in test", Assert.Throws<SuiteFormatException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_fault_is_told_with_file_topic_and_what_was_expected()
    {
        Write("questions-dev.yaml", Question("q-1", "dev", "dose", "nowhere: 2 gone"));
        Write("references.yaml", Question("q-1", "live", "other", "a: two"));

        var message = Assert.Throws<SuiteFormatException>(Read).Message;

        Assert.Contains("questions-dev.yaml: q-1: found a judgement on `nowhere`", message, StringComparison.Ordinal);
        Assert.Contains("found the split `live`; expected dev or test", message, StringComparison.Ordinal);
        Assert.Contains("found the judgement `two` on `a`; expected a grade from 0 to 2", message, StringComparison.Ordinal);
        Assert.Contains("found the id `q-1` 2 times", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_key_is_told_with_its_line()
    {
        Write("questions.yaml", "- topic: dose\n  split: dev\n  questons: []\n");

        Assert.Contains("questions.yaml:3:", Assert.Throws<SuiteFormatException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_the_corpus_no_longer_holds_fails_by_name()
    {
        Write("questions.yaml", Question("q-1", "dev", "dose", "a: 2 the dose"));
        Write("quotes.yaml", QuoteBank.Of(Made.Corpus).ToYaml());
        CorpusText changed = new("", [new SourceDocument("doc", "Doc", "guidance", Made.Text.Replace("4 mg", "5 mg", StringComparison.Ordinal))], Made.Corpus.Statements);

        var message = Assert.Throws<SuiteFormatException>(() => SuiteReader.Read(new SuiteFolder("s", _folder, "corpus"), changed)).Message;

        Assert.Contains("quote a: found 0 times in doc", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Splicing_makes_switches_to_another_subject_only()
    {
        var question = Made.Topic(("A", 2));
        var same = Made.Topic(("B", 2)) with { Id = "d_1", Conversation = "d", History = ["x"] };
        var other = same with { Id = "e_1", Conversation = "e", Subject = "other", History = ["one", "two"], Question = "three" };

        var spliced = Assert.Single(Splicer.Splice("s/switches", [question], [same, other]));

        Assert.Equal(["one", "two", "three"], spliced.History);
        Assert.Empty(Splicer.Splice("s/switches", [question], [same]));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Question(string id, string split, string subject, string judgement) =>
        $"- topic: {subject}\n  split: {split}\n  questions:\n    - id: {id}\n      asker: clinician\n      question: How much?\n      status: [answered]\n      judgements: {{{judgement}}}\n";

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);

    private IReadOnlyList<Suite> Read()
    {
        Write("quotes.yaml", QuoteBank.Of(Made.Corpus).ToYaml());
        return SuiteReader.Read(new SuiteFolder("s", _folder, "corpus"), Made.Corpus);
    }
}
